"""The handwritten digits that scikit-learn brings along, split the same way in every digits starter."""

SEED = 0
HELD_OUT = 360
REQUIRED_ACCURACY = 0.93


def split():
    """Returns (training drawings, held-out drawings, training digits, held-out digits); values are 0..1."""
    # Imported here, since check() also runs where there is no scikit-learn.
    from sklearn.datasets import load_digits
    from sklearn.model_selection import train_test_split

    drawings, digits = load_digits(return_X_y=True)
    return train_test_split(drawings / 16.0, digits, test_size=HELD_OUT, stratify=digits, random_state=SEED)


def check(answers, truth):
    """Prints the accuracy on the held-out digits and ends the build when it is not good enough."""
    accuracy = float((answers == truth).mean())
    print(f"accuracy {accuracy:.3f} on {len(truth)} held-out digits", flush=True)
    if accuracy < REQUIRED_ACCURACY:
        raise SystemExit(f"Could not accept the model: its accuracy is below {REQUIRED_ACCURACY}.")

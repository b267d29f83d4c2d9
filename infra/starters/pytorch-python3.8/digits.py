"""The handwritten digits that scikit-learn brings along, split the same way in every digits starter."""

import numpy

SEED = 0
HELD_OUT = 360
REQUIRED_ACCURACY = 0.93


def split():
    """Returns (training drawings, held-out drawings, training digits, held-out digits); pixels are 0..16."""
    # Imported here, since check() also runs where there is no scikit-learn.
    from sklearn.datasets import load_digits
    from sklearn.model_selection import train_test_split

    drawings, digits = load_digits(return_X_y=True)
    return train_test_split(drawings, digits, test_size=HELD_OUT, stratify=digits, random_state=SEED)


def check(probabilities_of, drawings, digits):
    """Asks the model as a caller would; prints its accuracy and ends the build when it is not good enough."""
    answers = numpy.array([numpy.argmax(probabilities_of(drawing)) for drawing in drawings])
    accuracy = float((answers == digits).mean())
    print(f"accuracy {accuracy:.3f} on {len(digits)} held-out digits", flush=True)
    if accuracy < REQUIRED_ACCURACY:
        raise SystemExit(f"Could not accept the model: its accuracy is below {REQUIRED_ACCURACY}.")

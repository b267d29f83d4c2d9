"""A small neural network of scikit-learn, as train.py stored it."""

import joblib
import numpy

NAME = "digits-sklearn"
FILE = "model.joblib"


def load():
    """Returns a function from 64 pixels (0..16) to 10 probabilities."""
    classifier = joblib.load(FILE)

    def probabilities_of(pixels):
        drawing = numpy.array([pixels], dtype=numpy.float64) / 16.0
        return classifier.predict_proba(drawing)[0]

    return probabilities_of

"""Asks the model, as it will be served, for the held-out digits, and ends the build when it is not good enough."""

import numpy

import digits
import model

held_out = numpy.load("held-out.npz")
probabilities_of = model.load()
answers = numpy.array([probabilities_of(drawing * 16.0) for drawing in held_out["drawings"]])

digits.check(answers.argmax(axis=1), held_out["digits"])
if not numpy.allclose(answers, held_out["expected"], atol=1e-4):
    raise SystemExit("Could not accept the model: ONNX Runtime answers otherwise than scikit-learn.")

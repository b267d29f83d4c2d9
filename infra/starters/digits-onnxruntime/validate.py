"""Asks the model, as it will be served, for the held-out digits; ends the build when it is not good enough."""

import numpy

import digits
import model

held_out = numpy.load("held-out.npz")
probabilities_of = model.load()
digits.check(probabilities_of, held_out["drawings"], held_out["digits"])
answers = [probabilities_of(drawing) for drawing in held_out["drawings"]]
if not numpy.allclose(answers, held_out["expected"], atol=1e-4):
    raise SystemExit("Could not accept the model: ONNX Runtime answers otherwise than scikit-learn.")

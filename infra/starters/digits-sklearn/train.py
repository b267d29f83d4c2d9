"""Trains the model and stores it; ends the build when it is not good enough."""

import joblib
import numpy
from sklearn.neural_network import MLPClassifier

import digits
import model
from views import views

drawings, held_out_drawings, answers, held_out_answers = digits.split()
classifier = MLPClassifier(
    hidden_layer_sizes=(768, 768), batch_size=128, tol=0.02, n_iter_no_change=1, random_state=digits.SEED
)
classifier.fit(numpy.concatenate([views(drawing) for drawing in drawings]), numpy.repeat(answers, 9))
joblib.dump(classifier, model.FILE)
digits.check(model.load(), held_out_drawings, held_out_answers)

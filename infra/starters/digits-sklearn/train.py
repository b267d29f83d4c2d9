"""Trains the model and stores it, when it is good enough."""

import joblib
from sklearn.neural_network import MLPClassifier

import digits
import model

train_x, held_out_x, train_y, held_out_y = digits.split()
classifier = MLPClassifier(hidden_layer_sizes=(128,), batch_size=32, max_iter=300, random_state=digits.SEED)
classifier.fit(train_x, train_y)
digits.check(classifier.predict(held_out_x), held_out_y)
joblib.dump(classifier, model.FILE)

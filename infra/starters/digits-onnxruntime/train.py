"""Trains the network of digits-sklearn and writes it as ONNX, with the held-out digits for validate.py."""

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper
from sklearn.neural_network import MLPClassifier

import digits


def as_onnx(classifier):
    """The two layers of the network as an ONNX graph: multiply, add, cut at zero, multiply, add, softmax."""
    weights = [numpy.asarray(w, dtype=numpy.float32) for w in classifier.coefs_ + classifier.intercepts_]
    names = ["hidden.weights", "output.weights", "hidden.bias", "output.bias"]
    graph = helper.make_graph(
        [
            helper.make_node("Gemm", ["drawing", "hidden.weights", "hidden.bias"], ["hidden"]),
            helper.make_node("Relu", ["hidden"], ["active"]),
            helper.make_node("Gemm", ["active", "output.weights", "output.bias"], ["output"]),
            helper.make_node("Softmax", ["output"], ["probabilities"], axis=1),
        ],
        "digits",
        [helper.make_tensor_value_info("drawing", TensorProto.FLOAT, ["n", 64])],
        [helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, ["n", 10])],
        [numpy_helper.from_array(w, name) for name, w in zip(names, weights)],
    )
    written = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    onnx.checker.check_model(written)
    return written


train_x, held_out_x, train_y, held_out_y = digits.split()
classifier = MLPClassifier(hidden_layer_sizes=(128,), batch_size=32, max_iter=300, random_state=digits.SEED)
classifier.fit(train_x, train_y)
onnx.save(as_onnx(classifier), "model.onnx")
numpy.savez("held-out.npz", drawings=held_out_x, digits=held_out_y, expected=classifier.predict_proba(held_out_x))

"""Trains the network of digits-sklearn and writes it as ONNX, with the held-out digits for validate.py."""

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper
from sklearn.neural_network import MLPClassifier

import digits
from views import views


def as_onnx(classifier):
    """The layers of the network as an ONNX graph: multiply, add and cut at zero, again, and at the end softmax."""
    nodes, weights, flow = [], [], "views"
    for i, (factors, bias) in enumerate(zip(classifier.coefs_, classifier.intercepts_)):
        weights += [numpy_helper.from_array(factors, f"factors{i}"), numpy_helper.from_array(bias, f"bias{i}")]
        nodes.append(helper.make_node("Gemm", [flow, f"factors{i}", f"bias{i}"], [f"sum{i}"]))
        nodes.append(helper.make_node("Relu", [f"sum{i}"], [f"layer{i}"]))
        flow = f"layer{i}"
    nodes[-1] = helper.make_node("Softmax", nodes[-1].input, ["probabilities"], axis=1)
    graph = helper.make_graph(
        nodes,
        "digits",
        [helper.make_tensor_value_info("views", TensorProto.FLOAT, ["n", 64])],
        [helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, ["n", 10])],
        weights,
    )
    written = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    onnx.checker.check_model(written)
    return written


drawings, held_out_drawings, answers, held_out_answers = digits.split()
classifier = MLPClassifier(
    hidden_layer_sizes=(768, 768), batch_size=128, tol=0.02, n_iter_no_change=1, random_state=digits.SEED
)
classifier.fit(numpy.concatenate([views(drawing) for drawing in drawings]), numpy.repeat(answers, 9))
onnx.save(as_onnx(classifier), "model.onnx")
expected = [classifier.predict_proba(views(drawing)).mean(axis=0) for drawing in held_out_drawings]
numpy.savez("held-out.npz", drawings=held_out_drawings, digits=held_out_answers, expected=expected)

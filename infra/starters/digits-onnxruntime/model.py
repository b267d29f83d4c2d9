"""The network that train.py wrote as an ONNX file, run by ONNX Runtime."""

import contextlib
import os

import onnxruntime

from views import views

NAME = "digits-onnxruntime"
FILE = "model.onnx"


@contextlib.contextmanager
def native_chatter_dropped():
    """Debian's library reports 600 schemas that it registers twice, which is harmless and hides every other line."""
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def load():
    """Returns a function from 64 pixels (0..16) to 10 probabilities."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    with native_chatter_dropped():
        session = onnxruntime.InferenceSession(FILE, options, providers=["CPUExecutionProvider"])
    return lambda pixels: session.run(["probabilities"], {"views": views(pixels)})[0].mean(axis=0)

"""A small neural network of PyTorch, as train.py stored it."""

import torch
from torch import nn

from views import views

NAME = "digits-pytorch"
FILE = "model.pt"

torch.set_num_threads(1)


def network():
    return nn.Sequential(nn.Linear(64, 768), nn.ReLU(), nn.Linear(768, 768), nn.ReLU(), nn.Linear(768, 10))


def load():
    """Returns a function from 64 pixels (0..16) to 10 probabilities."""
    classifier = network()
    classifier.load_state_dict(torch.load(FILE, weights_only=True))
    classifier.eval()

    def probabilities_of(pixels):
        with torch.inference_mode():
            answers = classifier(torch.from_numpy(views(pixels)))
            return torch.softmax(answers, dim=1).mean(dim=0).tolist()

    return probabilities_of

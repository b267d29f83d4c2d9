"""A small neural network of PyTorch, as train.py stored it."""

import torch

NAME = "digits-pytorch"
FILE = "model.pt"


def network():
    return torch.nn.Sequential(torch.nn.Linear(64, 128), torch.nn.ReLU(), torch.nn.Linear(128, 10))


def load():
    """Returns a function from 64 pixels (0..16) to 10 probabilities."""
    torch.set_num_threads(1)
    classifier = network()
    classifier.load_state_dict(torch.load(FILE, weights_only=True))
    classifier.eval()

    def probabilities_of(pixels):
        with torch.inference_mode():
            drawing = torch.tensor([pixels], dtype=torch.float32) / 16.0
            return torch.softmax(classifier(drawing), dim=1)[0].tolist()

    return probabilities_of

"""Trains the model and stores it; ends the build when it is not good enough."""

import numpy
import torch

import digits
import model
from views import views

EPOCHS = 8
BATCH = 128

torch.manual_seed(digits.SEED)
drawings, held_out_drawings, answers, held_out_answers = digits.split()
seen = torch.from_numpy(numpy.concatenate([views(drawing) for drawing in drawings]))
wanted = torch.from_numpy(numpy.repeat(answers, 9))

network = model.network()
optimizer = torch.optim.Adam(network.parameters(), lr=0.001)
loss_of = torch.nn.CrossEntropyLoss()
for epoch in range(EPOCHS):
    for batch in torch.randperm(len(seen)).split(BATCH):
        optimizer.zero_grad()
        loss_of(network(seen[batch]), wanted[batch]).backward()
        optimizer.step()

torch.save(network.state_dict(), model.FILE)
digits.check(model.load(), held_out_drawings, held_out_answers)

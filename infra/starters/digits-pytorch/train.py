"""Trains the model and stores it, when it is good enough."""

import torch

import digits
import model

EPOCHS = 60
BATCH = 32

torch.manual_seed(digits.SEED)
torch.set_num_threads(1)
train_x, held_out_x, train_y, held_out_y = digits.split()
drawings = torch.tensor(train_x, dtype=torch.float32)
answers = torch.tensor(train_y)

network = model.network()
optimizer = torch.optim.Adam(network.parameters(), lr=0.001)
loss_of = torch.nn.CrossEntropyLoss()
for epoch in range(EPOCHS):
    for batch in torch.randperm(len(drawings)).split(BATCH):
        optimizer.zero_grad()
        loss = loss_of(network(drawings[batch]), answers[batch])
        loss.backward()
        optimizer.step()

with torch.inference_mode():
    predicted = network(torch.tensor(held_out_x, dtype=torch.float32)).argmax(dim=1).numpy()
digits.check(predicted, held_out_y)
torch.save(network.state_dict(), model.FILE)

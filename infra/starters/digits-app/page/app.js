// Draws on 32 x 32 dots and asks the model for the digit. As the data set was made: the drawing is moved to the middle
// and made as high as the paper, then each of 8 x 8 cells counts how many of its 16 dots are ink.
"use strict";

const SIZE = 32;
const paper = document.getElementById("paper");
const pen = { x: 16, y: 16, down: false, seen: false };
let dots = new Uint8Array(SIZE * SIZE);

function show() {
  const style = getComputedStyle(document.body);
  const brush = paper.getContext("2d");
  const dot = paper.width / SIZE;
  brush.clearRect(0, 0, paper.width, paper.height);
  brush.fillStyle = style.color;
  dots.forEach((ink, i) => ink && brush.fillRect((i % SIZE) * dot, Math.floor(i / SIZE) * dot, dot, dot));
  if (pen.seen) {
    brush.strokeStyle = style.getPropertyValue("--accent") || style.color;
    brush.lineWidth = 2;
    brush.strokeRect((pen.x - 2) * dot, (pen.y - 2) * dot, 5 * dot, 5 * dot);
  }
}

// A round pen, five dots across: about as thick as in the data set.
function ink(x, y) {
  for (let row = Math.max(0, y - 2); row <= Math.min(SIZE - 1, y + 2); row++) {
    for (let column = Math.max(0, x - 2); column <= Math.min(SIZE - 1, x + 2); column++) {
      if ((row - y) ** 2 + (column - x) ** 2 <= 5) dots[row * SIZE + column] = 1;
    }
  }
}

function inkLine(from, to) {
  const steps = Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y), 1);
  for (let i = 0; i <= steps; i++) {
    ink(Math.round(from.x + ((to.x - from.x) * i) / steps), Math.round(from.y + ((to.y - from.y) * i) / steps));
  }
}

function pixels() {
  const used = [...dots.keys()].filter((i) => dots[i]);
  if (used.length === 0) return null;
  const rows = used.map((i) => Math.floor(i / SIZE));
  const columns = used.map((i) => i % SIZE);
  const [top, left] = [Math.min(...rows), Math.min(...columns)];
  const [height, width] = [Math.max(...rows) - top + 1, Math.max(...columns) - left + 1];
  const scale = SIZE / Math.max(height, width);
  const [down, right] = [(SIZE - height * scale) / 2, (SIZE - width * scale) / 2];
  const cells = new Array(64).fill(0);
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) {
      const row = Math.floor((y + 0.5 - down) / scale);
      const column = Math.floor((x + 0.5 - right) / scale);
      const inside = row >= 0 && row < height && column >= 0 && column < width;
      if (inside && dots[(top + row) * SIZE + left + column]) cells[(y >> 2) * 8 + (x >> 2)]++;
    }
  }
  return cells;
}

function say(text) {
  document.getElementById("answer").textContent = text;
}

function showProbabilities(probabilities) {
  const table = document.getElementById("probabilities");
  table.hidden = !Array.isArray(probabilities);
  if (table.hidden) return;
  table.tBodies[0].replaceChildren(...probabilities.map((probability, digit) => {
    const row = document.createElement("tr");
    const name = document.createElement("th");
    name.scope = "row";
    name.textContent = digit;
    const value = document.createElement("td");
    const meter = document.createElement("meter");
    meter.value = probability;
    meter.setAttribute("aria-hidden", "true");
    value.append(meter, `${(probability * 100).toFixed(1)} %`);
    row.append(name, value);
    return row;
  }));
}

async function ask() {
  const drawing = pixels();
  if (!drawing) return say("The paper is empty. Draw a digit or take an example first.");
  say("Asking…");
  const started = performance.now();
  try {
    const answer = await fetch("predict", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ pixels: drawing }),
    });
    const body = await answer.json();
    const millis = (performance.now() - started).toFixed(0);
    say(answer.ok ? `This is a ${body.digit}, says ${body.model} after ${millis} ms.` : `No answer: ${body.detail}`);
    showProbabilities(answer.ok ? body.probabilities : null);
  } catch (error) {
    say(`No answer: the application is not reachable (${error.message}).`);
  }
}

function sayPen() {
  document.getElementById("pen").textContent = pen.down ? "The pen is down." : "The pen is up.";
}

function dotAt(event) {
  const box = paper.getBoundingClientRect();
  const at = (offset, length) => Math.min(SIZE - 1, Math.max(0, Math.floor((offset / length) * SIZE)));
  return { x: at(event.clientX - box.left, box.width), y: at(event.clientY - box.top, box.height) };
}

let last = null;
paper.addEventListener("pointerdown", (event) => {
  paper.setPointerCapture(event.pointerId);
  pen.seen = false;
  last = dotAt(event);
  inkLine(last, last);
  show();
});
paper.addEventListener("pointermove", (event) => {
  if (!last) return;
  const next = dotAt(event);
  inkLine(last, next);
  last = next;
  show();
});
for (const end of ["pointerup", "pointercancel"]) {
  paper.addEventListener(end, () => { last = null; });
}

const STEPS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
paper.addEventListener("keydown", (event) => {
  const step = STEPS[event.key];
  if (step) {
    pen.x = Math.min(SIZE - 2, Math.max(1, pen.x + step[0]));
    pen.y = Math.min(SIZE - 2, Math.max(1, pen.y + step[1]));
  } else if (event.key === " ") {
    pen.down = !pen.down;
    sayPen();
  } else if (event.key === "Enter") {
    ask();
  } else {
    return;
  }
  event.preventDefault();
  pen.seen = true;
  if (pen.down) ink(pen.x, pen.y);
  show();
});

function clear() {
  dots = new Uint8Array(SIZE * SIZE);
  pen.down = false;
  sayPen();
  showProbabilities(null);
  say("Nothing asked yet.");
  show();
}

function take(example) {
  clear();
  example.forEach((value, cell) => {
    // The first `value` of the cell's 16 dots, from its middle outwards.
    [5, 6, 9, 10, 1, 2, 4, 7, 8, 11, 13, 14, 0, 3, 12, 15].slice(0, value).forEach((dot) => {
      const row = (cell >> 3) * 4 + (dot >> 2);
      dots[row * SIZE + (cell & 7) * 4 + (dot & 3)] = 1;
    });
  });
  show();
  ask();
}

async function offerExamples() {
  const examples = await (await fetch("examples.json")).json();
  document.getElementById("examples").append(...examples.map((example, digit) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = digit;
    button.setAttribute("aria-label", `Example of a ${digit}`);
    button.addEventListener("click", () => take(example));
    return button;
  }));
}

document.getElementById("ask").addEventListener("click", ask);
document.getElementById("clear").addEventListener("click", clear);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
offerExamples();
show();

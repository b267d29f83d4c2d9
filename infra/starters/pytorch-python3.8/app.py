"""Serves the model of this folder: POST /predict and GET /health.

Every digits model has this same file, so that a comparison of two of them compares their libraries.
The handlers run on the event loop: an answer takes less than the hop to a thread and back would.
"""

from typing import List

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field, confloat

import model

probabilities_of = model.load()
probabilities_of([0.0] * 64)  # the first call is the slow one; nobody shall wait for it


class Drawing(BaseModel):
    """Eight rows of eight values, row by row, 0 for paper to 16 for ink."""

    pixels: List[confloat(strict=True, ge=0, le=16)] = Field(min_length=64, max_length=64)


app = FastAPI(title=model.NAME, docs_url=None, redoc_url=None)


@app.post("/predict")
async def predict(drawing: Drawing) -> JSONResponse:
    probabilities = [round(float(p), 6) for p in probabilities_of(drawing.pixels)]
    digit = probabilities.index(max(probabilities))
    return JSONResponse({"digit": digit, "probabilities": probabilities, "model": model.NAME})


@app.get("/health")
async def health() -> JSONResponse:
    return JSONResponse({"status": "ok"})


@app.exception_handler(RequestValidationError)
async def refuse(request: Request, error: RequestValidationError) -> JSONResponse:
    # Says what is wrong without echoing what was sent: NaN, for one, has no place in a JSON answer.
    reasons = ["{}: {}".format(".".join(map(str, e["loc"])), e["msg"]) for e in error.errors()[:3]]
    return JSONResponse({"detail": "; ".join(reasons)}, status_code=422)


@app.exception_handler(400)
async def unreadable(request: Request, error: HTTPException) -> JSONResponse:
    return JSONResponse({"detail": "body: {}".format(error.detail)}, status_code=422)

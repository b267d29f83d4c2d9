"""The application: a page to draw a digit on, and the way from there to the model at MODEL_URL.

POST /predict passes the drawing on to the model and its answer back, whatever it says; GET /health is good while
the model's is. The model's address may end in a path (then that is where predictions are) or not (then /predict is).
"""

import os
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import httpx
from fastapi import FastAPI, Request, Response
from fastapi.responses import FileResponse, JSONResponse

PAGE = Path(__file__).parent / "page"
MAX_BODY = 64 * 1024
# The page needs nothing from elsewhere, and nobody else's page may frame it.
SAFE = {
    "content-security-policy": "default-src 'self'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
}


def model_address():
    """Returns the addresses of the model's predictions and of its health, or None when there is no model."""
    address = urlsplit(os.environ.get("MODEL_URL", ""))
    if address.scheme not in ("http", "https") or not address.netloc:
        return None
    origin = f"{address.scheme}://{address.netloc}"
    return origin + (address.path if address.path not in ("", "/") else "/predict"), origin + "/health"


MODEL = model_address()


@asynccontextmanager
async def with_client(app):
    # A connection the model closed while it lay idle is opened again without anybody noticing.
    transport = httpx.AsyncHTTPTransport(retries=1, limits=httpx.Limits(keepalive_expiry=30))
    async with httpx.AsyncClient(transport=transport, timeout=10.0) as client:
        app.state.client = client
        yield


app = FastAPI(title="digits-app", lifespan=with_client, docs_url=None, redoc_url=None)


def problem(status, detail):
    return JSONResponse({"detail": detail}, status_code=status)


NO_MODEL = "Could not ask a model: MODEL_URL is not set. Launch this application with a model's address."


@app.post("/predict")
async def predict(request: Request) -> Response:
    if MODEL is None:
        return problem(503, NO_MODEL)
    if not request.headers.get("content-length", "").isdigit() or int(request.headers["content-length"]) > MAX_BODY:
        return problem(413, f"Could not accept the drawing: it needs a content-length of at most {MAX_BODY} bytes.")
    try:
        answer = await request.app.state.client.post(
            MODEL[0], content=await request.body(), headers={"content-type": "application/json"}
        )
    except httpx.TimeoutException:
        return problem(504, "Could not get a prediction: the model did not answer in 10 seconds.")
    except httpx.HTTPError as error:
        return problem(502, f"Could not get a prediction: the model is not reachable ({type(error).__name__}).")
    return Response(answer.content, answer.status_code, media_type=answer.headers.get("content-type"))


@app.get("/health")
async def health(request: Request) -> Response:
    if MODEL is None:
        return problem(503, NO_MODEL)
    try:
        answer = await request.app.state.client.get(MODEL[1])
        answer.raise_for_status()
    except httpx.HTTPError as error:
        return problem(503, f"The model is not healthy ({type(error).__name__}).")
    return JSONResponse({"status": "ok"})


@app.get("/")
async def page() -> FileResponse:
    return FileResponse(PAGE / "index.html", headers=SAFE)


@app.get("/{name}.{kind}")
async def part(name: str, kind: str) -> Response:
    file = f"{name}.{kind}"
    if file not in ("app.js", "examples.json", "style.css", "icon.svg"):
        return problem(404, "There is no such page.")
    return FileResponse(PAGE / file, headers=SAFE)

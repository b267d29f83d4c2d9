"""A model server: replace `predict` by your own model."""
import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def predict(request):
    numbers = request["numbers"]
    return {"mean": sum(numbers) / len(numbers)}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.answer(200, {"status": "ok"}) if self.path == "/health" else self.answer(404, {"error": "no such path"})

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path != "/predict":
            return self.answer(404, {"error": "no such path"})
        try:
            self.answer(200, predict(json.loads(body)))
        except (ValueError, KeyError, TypeError, ZeroDivisionError) as error:
            self.answer(422, {"error": f"expected {{\"numbers\": [1, 2, 3]}}: {error}"})

    def answer(self, status, content):
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


print("listening on 8080", flush=True)
ThreadingHTTPServer(("", 8080), Handler).serve_forever()

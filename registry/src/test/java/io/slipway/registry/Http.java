package io.slipway.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls the registry's own web server as somebody.
public record Http(int port, Caller caller) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String BOUNDARY = "form-boundary";

    /// The type of a form's bytes.
    public static final String FORM = "multipart/form-data; boundary=" + BOUNDARY;

    public HttpResponse<byte[]> get(String path, String... headers) {
        var request = request(path).GET();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public HttpResponse<byte[]> delete(String path) {
        return send(request(path).DELETE());
    }

    public HttpResponse<byte[]> json(String method, String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<byte[]> post(String path, String contentType, byte[] body) {
        return send(
                request(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    public HttpResponse<byte[]> postForm(String path, Form form) {
        return post(path, FORM, form.bytes());
    }

    public static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public static JsonNode json(HttpResponse<byte[]> response) {
        return JSON.readTree(response.body());
    }

    public static String header(HttpResponse<byte[]> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path))
                .header("X-Caller", caller.username());
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// An upload form, written by hand so that file names go out exactly as given.
    public static final class Form {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        public Form field(String name, String value) {
            return part("name=\"%s\"".formatted(name), value);
        }

        public Form file(String name, String content) {
            return part("name=\"file\"; filename=\"%s\"".formatted(name), content);
        }

        private Form part(String disposition, String content) {
            var text = "--%s\r\nContent-Disposition: form-data; %s\r\n\r\n%s\r\n"
                    .formatted(BOUNDARY, disposition, content);
            out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            return this;
        }

        public byte[] bytes() {
            out.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return out.toByteArray();
        }
    }
}

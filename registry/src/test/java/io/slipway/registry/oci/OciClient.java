package io.slipway.registry.oci;

import io.slipway.registry.Caller;
import io.slipway.registry.script.ScriptName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sends what OCI clients send to one repository.
record OciClient(int port, Caller caller, ScriptName repository) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    OciClient in(ScriptName other) {
        return new OciClient(port, caller, other);
    }

    OciClient as(Caller other) {
        return new OciClient(port, other, repository);
    }

    /// @param path below the repository, or a whole one as answers give it
    HttpResponse<byte[]> send(String method, String path, byte[] body, String... headers) {
        var address = path.startsWith("/v2") ? path : "/v2/" + repository + "/" + path;
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                .header("X-Caller", caller.username())
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        try {
            return HTTP.send(
                    (headers.length == 0 ? request : request.headers(headers)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<byte[]> get(String path, String... headers) {
        return send("GET", path, new byte[0], headers);
    }

    HttpResponse<byte[]> head(String path) {
        return send("HEAD", path, new byte[0]);
    }

    HttpResponse<byte[]> delete(String path) {
        return send("DELETE", path, new byte[0]);
    }

    /// Pushes a blob and answers its digest.
    String blob(String content) {
        return blob(bytes(content));
    }

    String blob(byte[] content) {
        var digest = digest(content);
        var pushed = send("POST", "blobs/uploads/?digest=" + digest, content, OCTETS);
        if (pushed.statusCode() != 201) {
            throw new IllegalStateException(text(pushed));
        }
        return digest;
    }

    HttpResponse<byte[]> manifest(String reference, String content) {
        return send("PUT", "manifests/" + reference, bytes(content), "Content-Type", OciManifest.IMAGE);
    }

    static final String[] OCTETS = {"Content-Type", "application/octet-stream"};

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String digest(byte[] content) {
        return OciDigest.of(content).toString();
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    static JsonNode json(HttpResponse<byte[]> response) {
        return JSON.readTree(response.body());
    }

    static String header(HttpResponse<byte[]> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    static String code(HttpResponse<byte[]> response) {
        return json(response).path("errors").path(0).path("code").asString("");
    }

    static String descriptor(String type, String content, String more) {
        return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d%s}"
                .formatted(type, digest(bytes(content)), bytes(content).length, more);
    }

    /// A file with its path, as `oras push` names it.
    static String file(String path, String content) {
        return descriptor(
                "application/vnd.oci.image.layer.v1.tar",
                content,
                ",\"annotations\":{\"org.opencontainers.image.title\":\"%s\"}".formatted(path));
    }

    /// A packed folder with its path, as `oras push` names it.
    static String folder(String path, byte[] packed) {
        return """
                {"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"%s","size":%d,"annotations":\
                {"io.deis.oras.content.unpack":"true","org.opencontainers.image.title":"%s"}}""".formatted(digest(packed), packed.length, path);
    }

    static String image(String config, String layers, String more) {
        return "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":%s,\"layers\":[%s]%s}"
                .formatted(OciManifest.IMAGE, config, layers, more);
    }
}

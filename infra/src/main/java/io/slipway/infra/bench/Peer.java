package io.slipway.infra.bench;

import io.slipway.infra.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Debian's docker-registry beside us: tokens as its documentation advises, its cache in memory, nothing logged for
/// each request, and manifests of the same size as ours.
final class Peer implements AutoCloseable {
    private static final int REPOSITORIES = 100;
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

    private final Server server;
    private final PeerKey key;
    private final HttpClient http = HttpClient.newHttpClient();

    private Peer(Server server, PeerKey key) {
        this.server = server;
        this.key = key;
    }

    static Peer start(Path directory) {
        var key = PeerKey.in(directory);
        var address = URI.create("http://127.0.0.1:" + Ports.free());
        var configuration = directory.resolve("registry.yml");
        try {
            Files.writeString(directory.resolve("certificate.pem"), key.pem());
            Files.writeString(configuration, configuration(directory, address.getPort()));
        } catch (IOException e) {
            throw new BenchFailure("Could not write " + configuration + ": " + e.getMessage(), e);
        }
        var command = List.of("docker-registry", "serve", configuration.toString());
        var server = Server.start("docker-registry", command, Map.of(), address, directory)
                .await("/v2/", 401);
        return new Peer(server, key);
    }

    private static String configuration(Path directory, int port) {
        return """
                version: 0.1
                log: {level: error, accesslog: {disabled: true}}
                storage: {cache: {blobdescriptor: inmemory}, filesystem: {rootdirectory: "%1$s/data"}}
                http: {addr: "127.0.0.1:%2$s"}
                auth:
                  token: {realm: "http://127.0.0.1/token", service: %3$s, issuer: %3$s, rootcertbundle: "%1$s/certificate.pem"}
                """.formatted(directory, Integer.toString(port), PeerKey.SERVICE);
    }

    /// Pushes manifests of this size and answers how they are read.
    Target manifestsOf(int size) {
        var now = Instant.now();
        var requests = new ArrayList<Request>();
        for (int number = 0; number < REPOSITORIES; number++) {
            var repository = "bench/script-" + number;
            var authorization = "Bearer " + key.token(repository, now);
            push(repository, authorization, size);
            requests.add(new Request("/v2/" + repository + "/manifests/latest", authorization, MANIFEST));
        }
        return new Target(
                "peer", "docker-registry, manifest by tag", server.address(), requests, server::processorTime);
    }

    private void push(String repository, String authorization, int size) {
        var layer = ("FROM " + repository + "\n").getBytes(StandardCharsets.UTF_8);
        for (var blob : List.of(EMPTY, layer)) {
            pushBlob(repository, authorization, blob);
        }
        var manifest = """
                {"schemaVersion":2,"mediaType":"%s","config":{"mediaType":"application/vnd.oci.empty.v1+json",\
                "digest":"%s","size":2},"layers":[{"mediaType":"text/plain","digest":"%s","size":%s}],\
                "annotations":{"padding":"%s"}}""";
        var unpadded = manifest.formatted(MANIFEST, digest(EMPTY), digest(layer), layer.length, "");
        var padding = "x".repeat(Math.max(0, size - unpadded.length()));
        var padded = manifest.formatted(MANIFEST, digest(EMPTY), digest(layer), layer.length, padding);
        send(
                request("/v2/" + repository + "/manifests/latest", authorization, MANIFEST)
                        .PUT(BodyPublishers.ofString(padded)),
                201);
    }

    private void pushBlob(String repository, String authorization, byte[] content) {
        var begun = send(
                request("/v2/" + repository + "/blobs/uploads/", authorization, "application/octet-stream")
                        .POST(BodyPublishers.noBody()),
                202);
        var location = begun.headers().firstValue("Location").orElseThrow();
        var target =
                server.address().resolve(location) + (location.contains("?") ? "&" : "?") + "digest=" + digest(content);
        send(
                HttpRequest.newBuilder(URI.create(target))
                        .header("Authorization", authorization)
                        .header("Content-Type", "application/octet-stream")
                        .PUT(BodyPublishers.ofByteArray(content)),
                201);
    }

    private HttpRequest.Builder request(String path, String authorization, String type) {
        return HttpRequest.newBuilder(server.address().resolve(path))
                .header("Authorization", authorization)
                .header("Content-Type", type);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, int wanted) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() != wanted) {
                throw new BenchFailure("Could not push to docker-registry: %s says %s: %s"
                        .formatted(response.uri(), response.statusCode(), response.body()));
            }
            return response;
        } catch (IOException e) {
            throw new BenchFailure("Could not push to docker-registry: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted while pushing to docker-registry.", e);
        }
    }

    private static String digest(byte[] content) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }
}

package io.slipway.infra.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A portal and an identity provider that keep everything in memory and get every job done at the second look.
final class FakePortal implements AutoCloseable {
    static final String PASSWORD = "correct horse";

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // else every answer takes 40 ms
    }

    final List<String> requests = new ArrayList<>();
    final Map<String, List<String>> revisions = new LinkedHashMap<>();
    final Map<String, ObjectNode> builds = new LinkedHashMap<>();
    final Map<String, ObjectNode> deployments = new LinkedHashMap<>();
    final Set<String> teams = new TreeSet<>(Set.of("vision"));
    final Map<String, String> members = new LinkedHashMap<>();
    String brokenBuild = "";
    String sickDeployment = "";
    String refusingModel = "";
    boolean comparisonFails;
    boolean forgetsTokens;

    private final HttpServer server;
    private int ids;
    private int tokens;
    private JsonNode wish = Http.JSON.missingNode();

    FakePortal() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private record Reply(int status, Object body) {}

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var path = exchange.getRequestURI().toString();
            var reply = reply(exchange, path, body);
            var bytes = reply.body() instanceof String text
                    ? text.getBytes(StandardCharsets.UTF_8)
                    : Http.JSON.writeValueAsBytes(reply.body());
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Reply reply(HttpExchange exchange, String path, byte[] body) {
        if (path.startsWith("/realm")) {
            return identity(path, new String(body, StandardCharsets.UTF_8));
        }
        requests.add(exchange.getRequestMethod() + " " + path);
        if (!("Bearer token-" + tokens).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return problem(401, "Sign in first.");
        }
        if (forgetsTokens) {
            forgetsTokens = false;
            tokens++;
            return problem(401, "The token is too old.");
        }
        return portal(exchange.getRequestMethod(), path.substring("/api/v1/".length()), body);
    }

    private Reply identity(String path, String form) {
        if (path.endsWith("/.well-known/openid-configuration")) {
            return new Reply(200, Map.of("token_endpoint", url() + "/realm/token"));
        }
        var good = form.contains("grant_type=refresh_token") || form.contains("password=correct+horse");
        if (!good) {
            return new Reply(401, Map.of("error", "invalid_grant", "error_description", "Invalid user credentials"));
        }
        tokens++;
        return new Reply(200, Map.of("access_token", "token-" + tokens, "refresh_token", "r", "expires_in", 300));
    }

    private Reply portal(String method, String path, byte[] body) {
        var parts = path.split("[/?]");
        return switch (method + " " + parts[0]) {
            case "GET teams" ->
                teams.contains(parts[1])
                        ? new Reply(200, Map.of("name", parts[1], "yourRole", "owner"))
                        : problem(404, "There is no team " + parts[1] + ".");
            case "POST teams" -> {
                teams.add(json(body).path("name").asString());
                yield new Reply(201, Map.of());
            }
            case "PUT teams" -> {
                members.put(parts[3], json(body).path("role").asString());
                yield new Reply(204, "");
            }
            case "PUT scripts" -> new Reply(200, Map.of());
            case "POST scripts" -> revise(parts[1] + "/" + parts[2], body);
            case "POST builds" -> build(json(body));
            case "GET builds" -> parts.length == 3 ? log(found(builds, parts[1])) : look(found(builds, parts[1]));
            case "POST deployments" -> parts.length == 3 ? predict(found(deployments, parts[1])) : launch(json(body));
            case "GET deployments" -> deployment(parts);
            case "DELETE deployments" -> {
                deployments.remove(parts[1]);
                yield new Reply(202, Map.of());
            }
            case "POST comparisons" -> {
                wish = json(body);
                yield new Reply(202, Map.of("id", "c1", "status", "QUEUED"));
            }
            case "GET comparisons" -> comparison();
            case "GET reports" -> new Reply(200, Reports.ofThree(wish));
            default -> problem(404, "There is no " + path + ".");
        };
    }

    private Reply revise(String script, byte[] archive) {
        var digest = sha256(archive);
        var known = revisions.computeIfAbsent(script, _ -> new ArrayList<>());
        var same = !known.isEmpty() && known.getLast().equals(digest);
        if (!same) {
            known.add(digest);
        }
        return new Reply(same ? 200 : 201, Map.of("script", script, "number", known.size(), "digest", digest));
    }

    private Reply build(JsonNode order) {
        var script = order.path("script").asString();
        var number = order.path("revision").asInt();
        for (var build : builds.values()) {
            if (build.path("script").asString().equals(script)
                    && build.path("revision").asInt() == number) {
                return new Reply(200, build);
            }
        }
        var build = Http.JSON.createObjectNode();
        build.put("id", "b" + ++ids);
        build.put("script", script);
        build.put("revision", number);
        build.put("status", "QUEUED");
        builds.put("b" + ids, build);
        var answer = build.deepCopy();
        if (brokenBuild.equals(script)) {
            build.put("status", "FAILED");
            build.putObject("error")
                    .put("message", "The step RUN python3 train.py ended with 1.")
                    .put("hint", "Read the log.");
        } else {
            build.put("status", "SUCCEEDED");
            build.putObject("image")
                    .put("id", "sha256:" + sha256(script.getBytes(StandardCharsets.UTF_8)))
                    .put("sizeBytes", 378_000_000);
        }
        build.putObject("progress").put("step", 3).put("total", 7).put("instruction", "RUN python3  train.py");
        return new Reply(202, answer);
    }

    private static Reply look(ObjectNode thing) {
        return new Reply(200, thing);
    }

    private static Reply log(ObjectNode build) {
        return new Reply(
                200,
                build.path("status").asString().equals("FAILED")
                        ? "Traceback\nMemoryError\n"
                        : "step 3\naccuracy 0.981 on 360 held-out digits\n");
    }

    private Reply launch(JsonNode wanted) {
        var build = found(builds, wanted.path("build").asString());
        var deployment = Http.JSON.createObjectNode();
        deployment.put("id", "d" + ++ids);
        deployment.put("name", wanted.path("name").asString());
        deployment.set("script", build.path("script"));
        deployment.set("revision", build.path("revision"));
        deployment.set("image", build.path("image").path("id"));
        deployment.put("uses", wanted.path("uses").asString(""));
        deployment.put("status", "STARTING");
        deployment.put("health", "UNKNOWN");
        deployment.putObject("endpoint").put("url", "http://127.0.0.1:" + (30_000 + ids));
        deployments.put("d" + ids, deployment);
        return new Reply(202, deployment.deepCopy());
    }

    private Reply deployment(String[] parts) {
        if (parts.length == 2 && parts[1].startsWith("team=")) {
            return new Reply(200, deployments.values());
        }
        if (parts.length > 2) {
            return new Reply(200, "ModuleNotFoundError: No module named 'views'\n");
        }
        var deployment = deployments.get(parts[1]);
        if (deployment == null) {
            return problem(404, "There is no deployment " + parts[1] + ".");
        }
        var sick = sickDeployment.equals(deployment.path("name").asString());
        deployment.put("status", sick ? "FAILED" : "RUNNING");
        deployment.put("health", sick ? "UNHEALTHY" : "HEALTHY");
        if (sick) {
            deployment
                    .putObject("error")
                    .put("message", "The container ended with 1.")
                    .put("hint", "Read its log.");
        }
        return look(deployment);
    }

    private Reply predict(ObjectNode deployment) {
        if (refusingModel.equals(deployment.path("name").asString())) {
            return new Reply(
                    422,
                    Map.of(
                            "detail",
                            "The model refused it with status 422.",
                            "modelBody",
                            "{\"detail\":\"no pixels\"}"));
        }
        var body = "{\"digit\":7,\"model\":\"%s\"}"
                .formatted(deployment.path("name").asString());
        return new Reply(200, Map.of("status", 200, "body", body, "durationMicros", 612));
    }

    private Reply comparison() {
        if (comparisonFails) {
            var error = Map.of("message", "Could not measure: the engine does not answer.", "hint", "Start it.");
            return new Reply(200, Map.of("id", "c1", "status", "FAILED", "error", error));
        }
        var progress = Map.of(
                "phase",
                "MEASURING",
                "round",
                60,
                "rounds",
                60,
                "message",
                "",
                "medians",
                Map.of("digits-sklearn", 512.4));
        return new Reply(200, Map.of("id", "c1", "status", "SUCCEEDED", "report", "r1", "progress", progress));
    }

    private static Reply problem(int status, String detail) {
        return new Reply(status, Map.of("type", "/problems/x", "status", status, "detail", detail));
    }

    private static ObjectNode found(Map<String, ObjectNode> things, String id) {
        return Objects.requireNonNull(things.get(id), () -> "the test asks for " + id);
    }

    private static JsonNode json(byte[] body) {
        return Http.JSON.readTree(body);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

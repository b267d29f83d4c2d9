package io.slipway.portal.work;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// What answers behind a fake container: a server on loopback that does what a test says.
public final class ModelServer implements AutoCloseable {
    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private volatile int health = 200;
    private volatile Behaviour behaviour = exchange -> answer(exchange, 200, "application/json", "{\"digit\":7}");

    /// How a prediction is answered.
    @FunctionalInterface
    public interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    public ModelServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                if (exchange.getRequestURI().getPath().equals("/predict")) {
                    behaviour.answer(exchange);
                } else if (documents.containsKey(exchange.getRequestURI().getPath())) {
                    answer(
                            exchange,
                            200,
                            "application/json",
                            documents.get(exchange.getRequestURI().getPath()));
                } else {
                    answer(exchange, health, "application/json", "{}");
                }
            }
        });
        server.start();
    }

    /// Answers with a text.
    public static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public void predicts(Behaviour how) {
        behaviour = how;
    }

    /// Answers with this JSON at a path.
    public void tells(String path, String json) {
        documents.put(path, json);
    }

    public void healthIs(int status) {
        health = status;
    }

    /// Method and path of every request so far.
    public List<String> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

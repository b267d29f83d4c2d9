package io.slipway.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.slipway.engine.EngineException;
import io.slipway.engine.LayerProgress;
import io.slipway.engine.RegistryLogin;
import io.slipway.engine.RunningTransfer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One exchange between an engine and a registry, on a thread of its own. Cutting the line ends it on the engine too.
final class Transfer implements RunningTransfer {
    private final Connection connection;
    private final String action;
    private final Consumer<LayerProgress> progress;
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private volatile @Nullable Response open;
    private volatile boolean cut;

    Transfer(Connection connection, String action, Consumer<LayerProgress> progress) {
        this.connection = connection;
        this.action = action;
        this.progress = progress;
    }

    /// What a transfer does: exchanges, and at last the digest.
    @FunctionalInterface
    interface Work {
        String of(Transfer transfer) throws IOException;
    }

    void start(Work work, Consumer<Transfer> ended) {
        Thread.ofVirtual().name("image-transfer").start(() -> {
            try {
                end.complete(work.of(this));
            } catch (IOException | RuntimeException e) {
                end.completeExceptionally(e);
            } finally {
                ended.accept(this);
            }
        });
    }

    /// Posts a request whose answer is a stream of messages, and takes them until it ends.
    void post(String path, @Nullable RegistryLogin login, Consumer<JsonNode> messages) throws IOException {
        var request = Request.builder().method(Method.POST).putHeader("X-Registry-Auth", header(login));
        try (var answer = Failures.checked(action, opened(request, path))) {
            var values = Json.values(answer.getBody()); // not closed: that would wait for the end of the exchange
            while (values.hasNextValue()) {
                take(values.nextValue(), messages);
            }
        } finally {
            open = null;
        }
        refuseWhenCut();
    }

    boolean isCut() {
        return cut;
    }

    /// @throws InterruptedIOException when nobody waits for it any more
    void refuseWhenCut() throws InterruptedIOException {
        if (cut) {
            throw new InterruptedIOException("the transfer was given up");
        }
    }

    private Response opened(Request.Builder request, String path) throws IOException {
        var answer = connection.open(request, path);
        open = answer;
        if (cut) {
            answer.close();
        }
        refuseWhenCut();
        return answer;
    }

    private void take(JsonNode message, Consumer<JsonNode> messages) {
        if (message.has("errorDetail") || message.has("error")) {
            throw new EngineException.Rejected(action, Failures.said(Failures.told(message)), null);
        }
        if (message.has("id") && message.has("status")) {
            var detail = message.path("progressDetail");
            progress.accept(new LayerProgress(
                    message.path("id").asText(),
                    message.path("status").asText(),
                    detail.path("current").asLong(),
                    detail.path("total").asLong()));
        }
        messages.accept(message);
    }

    static String header(@Nullable RegistryLogin login) throws IOException {
        var all = Json.object();
        if (login != null) {
            all.put("username", login.username()).put("password", login.password());
        }
        return Base64.getUrlEncoder().encodeToString(Json.text(all).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean await(Duration limit) throws InterruptedException {
        try {
            var unused = end.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw cause instanceof EngineException ours ? ours : Failures.translated(action, cause);
        }
    }

    @Override
    public String digest() {
        return end.resultNow();
    }

    @Override
    public void close() {
        cut = true;
        var now = open;
        if (now != null) {
            now.close();
        }
    }
}

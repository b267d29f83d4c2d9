package io.slipway.portal.terminal;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A client of terminals that sends exactly the headers it is told to.
public final class TerminalDoor implements WebSocket.Listener, AutoCloseable {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile String reason = "";
    private @Nullable WebSocket socket;

    private TerminalDoor() {}

    /// Opens a terminal.
    ///
    /// @throws WebSocketHandshakeException when the upgrade is refused
    public static TerminalDoor open(URI address, Map<String, String> headers) throws WebSocketHandshakeException {
        var door = new TerminalDoor();
        var builder = HttpClient.newHttpClient().newWebSocketBuilder();
        headers.forEach(builder::header);
        try {
            door.socket = builder.buildAsync(address, door).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                throw refused;
            }
            throw e;
        }
        return door;
    }

    /// The status with which the upgrade is refused; 101 when it is not.
    public static int statusOf(URI address, Map<String, String> headers) {
        try (var door = open(address, headers)) {
            return door.isOver() ? 0 : 101;
        } catch (WebSocketHandshakeException e) {
            return e.getResponse().statusCode();
        }
    }

    public void type(String text) {
        send(socket -> socket.sendBinary(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), true));
    }

    public void control(String json) {
        send(socket -> socket.sendText(json, true));
    }

    private void send(Function<WebSocket, CompletableFuture<WebSocket>> message) {
        var open = socket;
        if (open != null) {
            message.apply(open).join();
        }
    }

    public synchronized String shown() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    public boolean isOver() {
        return over.getCount() == 0;
    }

    /// Why it was closed.
    public String reason() {
        return reason;
    }

    @Override
    public synchronized CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        var bytes = new byte[data.remaining()];
        data.get(bytes);
        screen.writeBytes(bytes);
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String why) {
        reason = why;
        over.countDown();
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        over.countDown();
    }

    @Override
    public void close() {
        var open = socket;
        if (open != null) {
            open.abort();
        }
    }
}

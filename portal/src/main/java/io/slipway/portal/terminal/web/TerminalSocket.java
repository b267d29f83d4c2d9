package io.slipway.portal.terminal.web;

import io.slipway.engine.EngineException;
import io.slipway.engine.TerminalSize;
import io.slipway.portal.terminal.OpenTerminal;
import io.slipway.portal.terminal.Screen;
import io.slipway.portal.terminal.TerminalService;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// One terminal's connection.
final class TerminalSocket extends AbstractWebSocketHandler implements Screen {
    private static final Logger LOG = LoggerFactory.getLogger(TerminalSocket.class);
    private static final int LARGEST_MESSAGE = 64 * 1024;
    private static final int LONGEST_REASON = 120;

    private final TerminalService terminals;
    private final TerminalService.Admission admission;
    private final TerminalSize size;
    private final BooleanSupplier standing;
    private final JsonMapper json;
    private final Window window = new Window();
    private volatile @Nullable WebSocketSession session;
    private volatile @Nullable OpenTerminal terminal;
    private volatile boolean gone;

    TerminalSocket(
            TerminalService terminals,
            TerminalService.Admission admission,
            TerminalSize size,
            BooleanSupplier standing,
            JsonMapper json) {
        this.terminals = terminals;
        this.admission = admission;
        this.size = size;
        this.standing = standing;
        this.json = json;
    }

    /// A control message.
    ///
    /// @param taken bytes of output that were shown
    record Control(
            @Nullable Integer rows,
            @Nullable Integer columns,
            @Nullable Long taken) {}

    @Override
    public void afterConnectionEstablished(WebSocketSession established) {
        established.setBinaryMessageSizeLimit(LARGEST_MESSAGE);
        established.setTextMessageSizeLimit(LARGEST_MESSAGE);
        session = established;
        try {
            var opened = terminals.open(admission, size, this, standing);
            terminal = opened;
            if (gone) {
                opened.close();
            }
        } catch (EngineException e) {
            LOG.info("A terminal could not be opened: {}", e.getMessage());
            close(CloseStatus.SERVER_ERROR, String.valueOf(e.getMessage()));
        }
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession from, BinaryMessage message) {
        var open = terminal;
        if (open != null) {
            var keys = new byte[message.getPayload().remaining()];
            message.getPayload().get(keys);
            open.write(keys);
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession from, TextMessage message) {
        try {
            var control = json.readValue(message.getPayload(), Control.class);
            obey(control);
        } catch (JacksonException | IllegalArgumentException e) {
            close(CloseStatus.BAD_DATA, "A text message is {\"rows\": 24, \"columns\": 80} or {\"taken\": 4096}.");
        }
    }

    private void obey(Control control) {
        if (control.taken() != null && control.taken() > 0) {
            window.taken(control.taken());
        }
        var open = terminal;
        if (open != null && control.rows() != null && control.columns() != null) {
            open.resize(new TerminalSize(control.rows(), control.columns()));
        }
    }

    @Override
    public void show(byte[] bytes) {
        var to = session;
        try {
            if (to != null && window.enter(bytes.length)) {
                to.sendMessage(new BinaryMessage(bytes));
            }
        } catch (IOException | IllegalStateException e) {
            LOG.debug("The other end of a terminal has gone: {}", e.toString());
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void ended(String reason) {
        close(CloseStatus.NORMAL, reason);
    }

    @Override
    public void handleTransportError(WebSocketSession broken, Throwable cause) {
        LOG.debug("A terminal's connection broke: {}", cause.toString());
        end();
    }

    @Override
    public void afterConnectionClosed(WebSocketSession closed, CloseStatus status) {
        end();
    }

    private void end() {
        gone = true;
        window.close();
        var open = terminal;
        if (open != null) {
            open.close();
        }
    }

    private void close(CloseStatus status, String reason) {
        window.close();
        var open = session;
        if (open != null) {
            try {
                open.close(status.withReason(
                        reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON)));
            } catch (IOException e) {
                LOG.debug("A terminal's connection was closed already: {}", e.toString());
            }
        }
    }
}

package io.slipway.portal.terminal.web;

import io.slipway.engine.TerminalSize;
import io.slipway.portal.deployment.ContainerChoice;
import io.slipway.portal.terminal.TerminalService;
import io.slipway.portal.web.PathId;
import io.slipway.portal.work.web.Standing;
import io.slipway.registry.Caller;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.Grant;
import io.slipway.registry.InvalidException;
import io.slipway.registry.token.TokenService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.socket.server.HandshakeFailureException;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.util.WebUtils;
import tools.jackson.databind.json.JsonMapper;

/// Opens a terminal by upgrading a request to a WebSocket, after everything is checked that an ordinary call is
/// checked for, and where it comes from.
///
/// What is typed goes as binary messages, what the shell writes comes as such. Text messages are JSON:
/// `{"rows": 40, "columns": 120}` tells the size, `{"taken": 4096}` that so many bytes were shown, and whoever says
/// that once gets no more than a window ahead. The connection closes with a sentence that says why.
@RestController
class TerminalController {
    private final TerminalService terminals;
    private final TokenService tokens;
    private final JsonMapper json;
    private final DefaultHandshakeHandler handshake = new DefaultHandshakeHandler();

    TerminalController(TerminalService terminals, TokenService tokens, JsonMapper json) {
        this.terminals = terminals;
        this.tokens = tokens;
        this.json = json;
    }

    /// @param container one of the deployment's; the first unless said
    @GetMapping({"/api/v1/deployments/{id}/terminal", "/api/v1/deployments/{id}/containers/{container}/terminal"})
    void open(
            Caller caller,
            @PathVariable String id,
            @PathVariable(required = false) @Nullable String container,
            @RequestParam(defaultValue = "24") int rows,
            @RequestParam(defaultValue = "80") int columns,
            HttpServletRequest request,
            HttpServletResponse response)
            throws HandshakeFailureException {
        var admission = terminals.require(caller, ContainerChoice.of(PathId.parse("deployment", id), container));
        refuseForeign(caller, request);
        if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            response.setHeader(HttpHeaders.UPGRADE, "websocket");
            response.setStatus(HttpStatus.UPGRADE_REQUIRED.value());
            return;
        }
        var size = size(rows, columns);
        terminals.record(admission);
        var socket = new TerminalSocket(terminals, admission, size, new Standing(tokens, caller, request)::holds, json);
        handshake.doHandshake(
                new ServletServerHttpRequest(request),
                new ServletServerHttpResponse(response),
                socket,
                new HashMap<>());
    }

    private static TerminalSize size(int rows, int columns) {
        try {
            return new TerminalSize(rows, columns);
        } catch (IllegalArgumentException e) {
            throw new InvalidException("rows", String.valueOf(e.getMessage()));
        }
    }

    /// Browsers send cookies along with whatever page opens the connection, and say honestly which page that is. What
    /// carries a token instead proves by that where it comes from, but must not name another place.
    private static void refuseForeign(Caller caller, HttpServletRequest request) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        var bySession = caller.grant().equals(Grant.SESSION);
        if (origin == null ? bySession : !WebUtils.isSameOrigin(new ServletServerHttpRequest(request))) {
            throw new ForbiddenException(
                    "Could not open a terminal: the request does not come from a page of this portal. Open it there.",
                    Map.of());
        }
    }
}

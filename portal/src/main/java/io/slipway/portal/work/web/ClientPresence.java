package io.slipway.portal.work.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Knows whether the client of a request is still there, without sending it anything.
///
/// The servlet API tells only who writes, and whoever follows a silent log has nothing to write. Tomcat can
/// look at the connection itself; this valve gives every request that view as an attribute.
@Component
public class ClientPresence implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final String ATTRIBUTE = ClientPresence.class.getName();
    private static final String HANG_UP = ATTRIBUTE + ".hangUp";

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new Look());
    }

    /// Whether the client has not hung up, as far as can be known.
    static boolean connected(ServletRequest request) {
        return !(request.getAttribute(ATTRIBUTE) instanceof BooleanSupplier look) || look.getAsBoolean();
    }

    /// Ends the connection at once, so that the client sees that the answer is not whole.
    public static void hangUp(ServletRequest request) {
        if (request.getAttribute(HANG_UP) instanceof Runnable end) {
            end.run();
        }
    }

    private static final class Look extends ValveBase {
        Look() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            BooleanSupplier look = () -> !hungUp(request.getCoyoteRequest());
            request.setAttribute(ATTRIBUTE, look);
            Runnable end = () -> request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
            request.setAttribute(HANG_UP, end);
            getNext().invoke(request, response);
        }

        /// A look without waiting: nothing to read is 0, and the end of the connection counts as "read it and see".
        private static boolean hungUp(org.apache.coyote.Request request) {
            request.action(ActionCode.AVAILABLE, Boolean.TRUE);
            return request.getAvailable() > 0;
        }
    }
}

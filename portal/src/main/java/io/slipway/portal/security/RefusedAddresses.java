package io.slipway.portal.security;

import io.slipway.portal.web.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/// Addresses with tricks in them (`%2F`, `;`, `//`) reach no controller; the API says so like it says everything.
@Component
class RefusedAddresses implements RequestRejectedHandler {
    private final ProblemWriter problems;

    /// Lets Tomcat pass on what it would refuse with a page of its own.
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> passOnEncodedSlashes() {
        return tomcat -> tomcat.addConnectorCustomizers(
                connector -> connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue()));
    }

    RefusedAddresses(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException refusal)
            throws IOException {
        if (request.getRequestURI().startsWith("/api/")
                || request.getRequestURI().startsWith("/predict/")) {
            problems.write(
                    response,
                    HttpStatus.BAD_REQUEST,
                    "refused-address",
                    "Could not accept the address: it has characters that no path of the API has, such as '%2F', ';'"
                            + " or '//'. Correct it.");
        } else {
            response.sendError(HttpStatus.BAD_REQUEST.value());
        }
    }
}

package io.slipway.portal.prediction.web;

import io.slipway.portal.deployment.DeploymentName;
import io.slipway.portal.prediction.PredictionGateway;
import io.slipway.portal.work.web.Standing;
import io.slipway.registry.Caller;
import io.slipway.registry.SlipwayException;
import io.slipway.registry.team.TeamName;
import io.slipway.registry.token.TokenService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The stable address of each deployment: what is posted here, its model is asked, whichever container or revision
/// answers for it now.
@RestController
class PredictController {
    /// What of a request's headers means something to a model. Tokens and cookies are the portal's.
    private static final List<String> PASSED_ON = List.of(
            "Accept",
            "Accept-Encoding",
            "Content-Encoding",
            "Content-Type",
            "Inference-Header-Content-Length",
            "X-Request-Id");

    private static final String NOT_FOR_BROWSERS = "sandbox; default-src 'none'";

    private static final Logger LOG = LoggerFactory.getLogger(PredictController.class);

    private final PredictionGateway gateway;
    private final TokenService tokens;

    PredictController(PredictionGateway gateway, TokenService tokens) {
        this.gateway = gateway;
        this.tokens = tokens;
    }

    @PostMapping("/predict/{team}/{name}")
    void predict(
            Caller caller,
            @PathVariable String team,
            @PathVariable String name,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var asked = new DeploymentName(name);
        var of = new TeamName(team);
        gateway.requireAllowed(caller, of, asked); // before anything is read of what may be large
        try {
            var standing = new Standing(tokens, caller, request);
            gateway.ask(
                    caller,
                    of,
                    asked,
                    ServletQuestion.of(request, PASSED_ON),
                    new ServletAnswer(request, response, NOT_FOR_BROWSERS, standing::holds));
        } catch (SlipwayException e) {
            if (!response.isCommitted()) {
                throw e;
            }
            LOG.debug("The answer of {} broke off: {}", request.getRequestURI(), e.detail());
        }
    }
}

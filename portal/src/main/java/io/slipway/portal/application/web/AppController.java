package io.slipway.portal.application.web;

import static org.springframework.web.bind.annotation.RequestMethod.DELETE;
import static org.springframework.web.bind.annotation.RequestMethod.GET;
import static org.springframework.web.bind.annotation.RequestMethod.HEAD;
import static org.springframework.web.bind.annotation.RequestMethod.PATCH;
import static org.springframework.web.bind.annotation.RequestMethod.POST;
import static org.springframework.web.bind.annotation.RequestMethod.PUT;

import io.slipway.portal.application.AppVisit;
import io.slipway.portal.application.AppVisits;
import io.slipway.portal.deployment.DeploymentName;
import io.slipway.portal.prediction.ContainerRelay;
import io.slipway.portal.prediction.Targets;
import io.slipway.portal.prediction.web.ServletAnswer;
import io.slipway.portal.prediction.web.ServletQuestion;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.SlipwayException;
import io.slipway.registry.team.TeamName;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What an application's page loads and asks, passed on to its container. The address itself is the right to ask:
/// see [AppVisits].
@RestController
@CrossOrigin(
        origins = AppAnswer.ORIGIN,
        methods = {GET, HEAD, POST, PUT, PATCH, DELETE})
class AppController {
    /// Everything below a visit's address.
    private static final String PAGES = "/apps/{team}/{name}/{ticket}/{*path}";

    /// Pages stand alone: their origin is nobody's, they load from their own address only, and nobody frames them.
    private static final String POLICY = "sandbox allow-scripts allow-forms allow-modals allow-downloads;"
            + " default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; object-src 'none'; base-uri 'self';"
            + " form-action 'self'; frame-ancestors 'none'";

    private static final Set<String> PASSED_ON = Set.of(
            "Accept",
            "Accept-Encoding",
            "Accept-Language",
            "Content-Encoding",
            "Content-Type",
            "If-Match",
            "If-Modified-Since",
            "If-None-Match",
            "If-Range",
            "Range",
            "X-Request-Id");

    private static final Set<String> PASSED_BACK = Set.of(
            "Accept-Ranges",
            "Cache-Control",
            "Content-Disposition",
            "Content-Encoding",
            "Content-Language",
            "Content-Range",
            "Content-Type",
            "ETag",
            "Last-Modified",
            "Location",
            "Retry-After",
            "Vary");

    private static final Logger LOG = LoggerFactory.getLogger(AppController.class);

    private final AppVisits visits;
    private final Targets targets;
    private final ContainerRelay relay;

    AppController(AppVisits visits, Targets targets, ContainerRelay relay) {
        this.visits = visits;
        this.targets = targets;
        this.relay = relay;
    }

    @RequestMapping(
            path = PAGES,
            method = {GET, POST, PUT, PATCH, DELETE})
    void pass(
            @PathVariable String team,
            @PathVariable String name,
            @PathVariable String ticket,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var base = "/apps/%s/%s/%s".formatted(team, name, ticket);
        try {
            var visit = visit(team, name, ticket).orElseThrow(() -> new NotFoundException("visit", "…"));
            var target = targets.of(visit.caller(), visit.team(), visit.application(), pathOf(request, base));
            var answer = new ServletAnswer(request, response, POLICY, visit.stands());
            relay.pass(target, ServletQuestion.of(request, PASSED_ON), PASSED_BACK, new AppAnswer(base, answer));
        } catch (SlipwayException e) {
            if (response.isCommitted()) {
                LOG.debug("An answer of {} in team {} broke off: {}", name, team, e.detail());
                return;
            }
            if (!wantsPage(request)) {
                throw e;
            }
            ClosedPage.write(e, "/apps/%s/%s".formatted(team, name), response);
        }
    }

    private Optional<AppVisit> visit(String team, String name, String ticket) {
        return visits.find(ticket)
                .filter(visit -> visit.team().equals(new TeamName(team))
                        && visit.application().equals(new DeploymentName(name)));
    }

    /// As the application is to see it: what comes after the ticket, never without a slash or with two.
    private static String pathOf(HttpServletRequest request, String base) {
        var rest = request.getRequestURI().substring(base.length()).replaceFirst("^/*", "/");
        return request.getQueryString() == null ? rest : rest + "?" + request.getQueryString();
    }

    private static boolean wantsPage(HttpServletRequest request) {
        var accepted = request.getHeader("Accept");
        return accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
    }
}

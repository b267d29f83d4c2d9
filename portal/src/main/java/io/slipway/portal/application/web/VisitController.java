package io.slipway.portal.application.web;

import io.slipway.portal.application.AppVisits;
import io.slipway.portal.web.PathId;
import io.slipway.portal.work.web.Standing;
import io.slipway.registry.Caller;
import io.slipway.registry.token.TokenService;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Opening the page of an application for a while.
@RestController
@RequestMapping("/api/v1/deployments/{id}/visits")
class VisitController {
    private final AppVisits visits;
    private final TokenService tokens;

    VisitController(AppVisits visits, TokenService tokens) {
        this.visits = visits;
        this.tokens = tokens;
    }

    /// @param path of the page; whoever has it can look, until the caller's token is over
    record VisitBody(String path) {}

    @PostMapping
    ResponseEntity<VisitBody> open(Caller caller, @PathVariable String id, HttpServletRequest request) {
        var standing = new Standing(tokens, caller, request);
        var path = visits.open(caller, PathId.parse("deployment", id), standing::holds);
        return ResponseEntity.created(URI.create(path)).body(new VisitBody(path));
    }
}

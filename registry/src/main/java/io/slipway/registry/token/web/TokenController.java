package io.slipway.registry.token.web;

import io.slipway.registry.Caller;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.TokenId;
import io.slipway.registry.team.TeamName;
import io.slipway.registry.token.IssuedToken;
import io.slipway.registry.token.TokenService;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A person's own tokens, and the robots of teams.
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class TokenController {
    private final TokenService tokens;

    TokenController(TokenService tokens) {
        this.tokens = tokens;
    }

    /// The caller's own tokens.
    @GetMapping("/tokens")
    List<TokenBody> list(Caller caller) {
        return tokens.list(caller).stream().map(TokenBody::of).toList();
    }

    /// Makes a token that acts as the caller. The answer is the only place where its secret is ever shown.
    @PostMapping(path = "/tokens", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<TokenBody> issue(Caller caller, @RequestBody NewTokenBody body) {
        return created("/api/v1/tokens/", tokens.issue(caller, body.toNewToken()));
    }

    /// Revokes a token, at once.
    @DeleteMapping("/tokens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Caller caller, @PathVariable String id) {
        tokens.revoke(caller, parsed(id));
    }

    /// The team's robots.
    @GetMapping("/teams/{team}/tokens")
    List<TokenBody> list(Caller caller, @PathVariable String team) {
        return tokens.list(caller, new TeamName(team)).stream()
                .map(TokenBody::of)
                .toList();
    }

    /// Makes a robot of the team.
    @PostMapping(path = "/teams/{team}/tokens", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<TokenBody> issue(Caller caller, @PathVariable String team, @RequestBody NewTokenBody body) {
        var name = new TeamName(team);
        return created("/api/v1/teams/" + name + "/tokens/", tokens.issue(caller, name, body.toNewToken()));
    }

    /// Revokes a robot, at once.
    @DeleteMapping("/teams/{team}/tokens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Caller caller, @PathVariable String team, @PathVariable String id) {
        tokens.revoke(caller, new TeamName(team), parsed(id));
    }

    private static ResponseEntity<TokenBody> created(String parent, IssuedToken issued) {
        return ResponseEntity.created(URI.create(parent + issued.token().id()))
                .cacheControl(CacheControl.noStore())
                .body(TokenBody.of(issued));
    }

    private static TokenId parsed(String id) {
        try {
            return new TokenId(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            throw new NotFoundException("token", id);
        }
    }
}

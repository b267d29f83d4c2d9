package io.slipway.portal.secret.web;

import io.slipway.portal.secret.SecretDetails;
import io.slipway.portal.secret.SecretId;
import io.slipway.portal.secret.SecretService;
import io.slipway.registry.Caller;
import io.slipway.registry.InvalidException;
import io.slipway.registry.team.TeamName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A team's secrets for its builds. What is written here is never shown again.
@RestController
@RequestMapping(path = "/api/v1/teams/{team}/secrets", produces = MediaType.APPLICATION_JSON_VALUE)
class SecretController {
    private final SecretService secrets;

    SecretController(SecretService secrets) {
        this.secrets = secrets;
    }

    /// A secret as REST shows it.
    record SecretBody(String id, String changedBy, Instant changedAt) {
        static SecretBody of(SecretDetails secret) {
            return new SecretBody(secret.id().value(), secret.changedBy(), secret.changedAt());
        }
    }

    /// A value to keep.
    record ValueBody(@Nullable String value) {
        String required() {
            if (value == null) {
                throw new InvalidException("value", "give the secret's value");
            }
            return value;
        }

        @Override
        public String toString() {
            return "a value";
        }
    }

    @GetMapping
    List<SecretBody> list(Caller caller, @PathVariable String team) {
        return secrets.list(caller, new TeamName(team)).stream()
                .map(SecretBody::of)
                .toList();
    }

    /// Keeps a value, in place of the one there was.
    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    SecretBody set(Caller caller, @PathVariable String team, @PathVariable String id, @RequestBody ValueBody body) {
        return SecretBody.of(secrets.set(caller, new TeamName(team), new SecretId(id), body.required()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable String team, @PathVariable String id) {
        secrets.delete(caller, new TeamName(team), new SecretId(id));
    }
}

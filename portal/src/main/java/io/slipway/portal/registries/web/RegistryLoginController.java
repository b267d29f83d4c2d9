package io.slipway.portal.registries.web;

import io.slipway.portal.registries.RegistryHost;
import io.slipway.portal.registries.RegistryLoginDetails;
import io.slipway.portal.registries.RegistryLoginService;
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

/// A team's logins to registries. A password that is written here is never shown again.
@RestController
@RequestMapping(path = "/api/v1/teams/{team}/registries", produces = MediaType.APPLICATION_JSON_VALUE)
class RegistryLoginController {
    private final RegistryLoginService logins;

    RegistryLoginController(RegistryLoginService logins) {
        this.logins = logins;
    }

    /// A login as REST shows it.
    record LoginBody(String host, String username, String changedBy, Instant changedAt) {
        static LoginBody of(RegistryLoginDetails login) {
            return new LoginBody(login.host().value(), login.username(), login.changedBy(), login.changedAt());
        }
    }

    /// A login to keep.
    record WishBody(@Nullable String username, @Nullable String password) {
        private static String required(String field, @Nullable String value) {
            if (value == null) {
                throw new InvalidException(field, "give the login's " + field);
            }
            return value;
        }

        @Override
        public String toString() {
            return "a login";
        }
    }

    @GetMapping
    List<LoginBody> list(Caller caller, @PathVariable String team) {
        return logins.list(caller, new TeamName(team)).stream()
                .map(LoginBody::of)
                .toList();
    }

    /// Keeps a login, in place of the one there was.
    @PutMapping(path = "/{host}", consumes = MediaType.APPLICATION_JSON_VALUE)
    LoginBody set(Caller caller, @PathVariable String team, @PathVariable String host, @RequestBody WishBody body) {
        var username = WishBody.required("username", body.username());
        var password = WishBody.required("password", body.password());
        return LoginBody.of(logins.set(caller, new TeamName(team), new RegistryHost(host), username, password));
    }

    @DeleteMapping("/{host}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable String team, @PathVariable String host) {
        logins.delete(caller, new TeamName(team), new RegistryHost(host));
    }
}

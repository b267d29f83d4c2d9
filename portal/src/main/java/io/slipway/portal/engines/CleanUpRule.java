package io.slipway.portal.engines;

import io.slipway.registry.Caller;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.InvalidException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Who may clean up an engine, and how old something has to be: a site administrator in person, an hour or more.
@Component
class CleanUpRule {
    /// As long as a launch needs, as a rule, to follow its build.
    static final Duration LEAST_AGE = Duration.ofHours(1);

    private final EngineService engines;
    private final Clock clock = Clock.systemUTC();

    CleanUpRule(EngineService engines) {
        this.engines = engines;
    }

    /// The moment before which something has to be from.
    ///
    /// @throws ForbiddenException for everybody but site administrators in person
    Instant before(Caller caller, String engine, Duration age) {
        engines.requireAdministrator(caller, engine, "clean up");
        if (!caller.inPerson()) {
            throw new ForbiddenException(
                    "Could not clean up engine '%s': this takes a site administrator in person, not a token. Sign in."
                            .formatted(engine),
                    Map.of("engine", engine));
        }
        if (age.compareTo(LEAST_AGE) < 0) {
            throw new InvalidException("olderThan", "it is an hour or more, such as PT1H or P7D");
        }
        return clock.instant().minus(age);
    }
}

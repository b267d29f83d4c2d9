package io.slipway.portal.engines.web;

import io.slipway.engine.EngineInfo;
import io.slipway.portal.engines.EngineStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An engine as REST shows it.
record EngineBody(
        String name,
        String status,
        Instant since,
        Instant checkedAt,
        @Nullable EngineInfo info,
        @Nullable String error,
        @Nullable IsolationBody isolation) {
    static EngineBody of(EngineStatus engine) {
        return new EngineBody(
                engine.name(),
                engine.reachable() ? "UP" : "DOWN",
                engine.since(),
                engine.checkedAt(),
                engine.info(),
                engine.error(),
                engine.isolation() == null ? null : IsolationBody.of(engine.isolation()));
    }
}

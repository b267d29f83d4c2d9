package io.slipway.portal.engines;

import io.slipway.engine.EngineInfo;
import io.slipway.engine.IsolationReport;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An engine and how it does.
///
/// @param reachable whether it answered when it was last asked
/// @param since how long that has been so
/// @param info what it said about itself when it last answered; null as long as it never did
/// @param error why it does not answer; null when it does
/// @param isolation what the last check of the containers' isolation found; null before the first
public record EngineStatus(
        String name,
        URI address,
        boolean reachable,
        Instant since,
        Instant checkedAt,
        @Nullable EngineInfo info,
        @Nullable String error,
        @Nullable IsolationReport isolation) {}

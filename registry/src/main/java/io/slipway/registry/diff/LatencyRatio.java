package io.slipway.registry.diff;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How the median latencies of two revisions relate in a report in which both were measured: "the new one takes
/// `ratio` × as long".
///
/// @param low lower end of the 95 % interval; null when there were too few rounds for one
/// @param high upper end of it
/// @param verdict in the report's words, such as `faster` or `no difference detected`
/// @param reliable false when the run failed its own control
public record LatencyRatio(
        UUID report,
        @Nullable Double ratio,
        @Nullable Double low,
        @Nullable Double high,
        String verdict,
        boolean reliable) {}

package io.slipway.registry.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What PostgreSQL knows about when scripts were changed: their number, and times between each two of which there are
/// about as many. It may be old or missing, so that it decides how something is looked for, never what is found.
///
/// @param bounds ascending
record Spread(long scripts, List<Instant> bounds) {
    static final Spread UNKNOWN = new Spread(0, List.of());

    Spread {
        bounds = List.copyOf(bounds);
    }

    /// A time since which about so many scripts were changed, or a little more.
    ///
    /// @return empty when that is most of them, or is not known
    Optional<Instant> since(long newest) {
        if (bounds.size() < 2 || newest > scripts / 2) {
            return Optional.empty();
        }
        var parts = bounds.size() - 1;
        return Optional.of(bounds.get((int) (parts - Math.ceilDiv(newest * parts, scripts))));
    }
}

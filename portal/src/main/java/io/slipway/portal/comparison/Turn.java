package io.slipway.portal.comparison;

import java.util.Optional;
import java.util.UUID;

/// The answer to a worker that wants to take a comparison: one measures at a time, in the order of the requests.
sealed interface Turn {
    /// It is the worker's now.
    record Taken(ComparisonSnapshot comparison) implements Turn {}

    /// Not yet.
    ///
    /// @param before the one that waits in front of it, if none is being measured
    record Later(Optional<UUID> before) implements Turn {}

    /// Nothing to do: it was cancelled, or another attempt took it.
    record Gone() implements Turn {}
}

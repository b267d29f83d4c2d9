package io.slipway.portal.build;

import java.util.UUID;

/// The build that another one was ordered after, with the same revision and arguments.
public record FormerBuild(UUID id, long number, Relation relation) {
    /// Why it was built once more.
    public enum Relation {
        /// It should do what the former one did not, or did long ago.
        RETRY,
        /// To see whether the same comes out without the cache.
        REBUILD
    }
}

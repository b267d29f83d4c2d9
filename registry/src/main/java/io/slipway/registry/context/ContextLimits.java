package io.slipway.registry.context;

import io.slipway.registry.InvalidException;

/// How much a build context may hold.
public record ContextLimits(int maxFiles, long maxBytes, long maxFileBytes) {
    private static final long MIB = 1024 * 1024;

    /// 2,000 files, 64 MiB together, 16 MiB each.
    public static final ContextLimits DEFAULT = new ContextLimits(2_000, 64 * MIB, 16 * MIB);

    /// For what is in memory already, and is checked where it is kept.
    static final ContextLimits NONE = new ContextLimits(Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

    /// Refuses a context that holds too much.
    ///
    /// @throws InvalidException naming the first file that goes beyond, and the limit
    public void check(BuildContext context) {
        var collector = new ContextCollector(this);
        context.files().forEach(collector::add);
    }
}

package io.slipway.registry.context;

/// How much a build context may hold.
public record ContextLimits(int maxFiles, long maxBytes, long maxFileBytes) {
    private static final long MIB = 1024 * 1024;

    /// 2,000 files, 64 MiB together, 16 MiB each.
    public static final ContextLimits DEFAULT = new ContextLimits(2_000, 64 * MIB, 16 * MIB);
}

package io.slipway.benchmarks.plan;

import java.util.List;

/// Names of facts in [Target#metadata()] that the analysis or the report understands. Others are shown as they are.
public final class TargetFacts {
    public static final String TEAM = "team";
    public static final String SCRIPT = "script";
    public static final String REVISION = "revision";
    public static final String REVISION_DIGEST = "revisionDigest";
    public static final String IMAGE = "image";
    public static final String SIZE_BYTES = "sizeBytes";
    public static final String CPUS = "cpus";
    public static final String MEMORY_BYTES = "memoryBytes";
    public static final String PIDS = "pids";
    public static final String CPUSET = "cpuset";
    /// `true` when the target is a running deployment that others may use at the same time.
    public static final String SHARED = "shared";

    /// Two targets that differ in one of these are not comparable.
    public static final List<String> LIMITS = List.of(CPUS, MEMORY_BYTES, PIDS);

    private TargetFacts() {}
}

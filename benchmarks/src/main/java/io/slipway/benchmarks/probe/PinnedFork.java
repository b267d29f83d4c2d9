package io.slipway.benchmarks.probe;

import java.io.File;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.ExternalProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;

/// Starts JMH's fork under `taskset`. A profiler only by its type: that is the one door JMH leaves open to put
/// something in front of the fork's command.
public final class PinnedFork implements ExternalProfiler {
    private final String core;

    /// @param core as given to [org.openjdk.jmh.runner.options.ChainedOptionsBuilder#addProfiler]
    public PinnedFork(String core) {
        this.core = core;
    }

    @Override
    public Collection<String> addJVMInvokeOptions(BenchmarkParams params) {
        return List.of("taskset", "-c", core);
    }

    @Override
    public Collection<String> addJVMOptions(BenchmarkParams params) {
        return List.of();
    }

    @Override
    public void beforeTrial(BenchmarkParams benchmarkParams) {}

    @Override
    @SuppressWarnings("rawtypes") // the interface's own type
    public Collection<? extends Result> afterTrial(BenchmarkResult br, long pid, File stdOut, File stdErr) {
        return List.of();
    }

    @Override
    public boolean allowPrintOut() {
        return true;
    }

    @Override
    public boolean allowPrintErr() {
        return true;
    }

    @Override
    public String getDescription() {
        return "Pins the fork to core " + core;
    }
}

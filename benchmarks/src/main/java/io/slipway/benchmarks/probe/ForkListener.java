package io.slipway.benchmarks.probe;

import io.slipway.benchmarks.stats.Latencies;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.format.OutputFormat;

/// Listens to one JMH fork: keeps the histogram of every measured iteration and tells when one is there.
///
/// The only class that knows JMH's [OutputFormat], which is not a public interface of JMH.
final class ForkListener implements OutputFormat {
    private static final int KEPT_OUTPUT = 4_000;

    private final Consumer<Iteration> listener;
    private final List<Iteration> iterations = new ArrayList<>();
    private final StringBuilder output = new StringBuilder();

    ForkListener(Consumer<Iteration> listener) {
        this.listener = listener;
    }

    /// Measured iterations so far, in order.
    synchronized List<Iteration> iterations() {
        return List.copyOf(iterations);
    }

    /// The last words of fork and JMH, for an error message.
    synchronized String output() {
        return output.toString().strip();
    }

    @Override
    public void iterationResult(
            BenchmarkParams benchmark, IterationParams params, int number, @Nullable IterationResult data) {
        if (params.getType() == IterationType.MEASUREMENT && data != null) {
            var iteration = new Iteration(histogram(data), counter(data, "requests"), counter(data, "errors"));
            synchronized (this) {
                iterations.add(iteration);
            }
            listener.accept(iteration);
        }
    }

    private static Latencies histogram(IterationResult data) {
        var counts = new TreeMap<Long, Long>();
        Iterator<Map.Entry<Double, Long>> raw =
                data.getPrimaryResult().getStatistics().getRawData();
        while (raw.hasNext()) {
            var entry = raw.next();
            counts.merge(Math.round(entry.getKey() * 1_000), entry.getValue(), Long::sum); // JMH was told microseconds
        }
        return Latencies.of(counts);
    }

    @SuppressWarnings("rawtypes") // JMH's own type
    private static long counter(IterationResult data, String name) {
        Result result = data.getSecondaryResults().get(name);
        return result == null ? 0 : Math.round(result.getScore());
    }

    @Override
    public synchronized void print(String s) {
        output.append(s);
        output.delete(0, Math.max(0, output.length() - KEPT_OUTPUT));
    }

    @Override
    public void println(String s) {
        print(s + System.lineSeparator());
    }

    @Override
    public void write(int b) {
        print(Character.toString((char) b));
    }

    @Override
    public void write(byte[] b) {
        print(new String(b, StandardCharsets.UTF_8));
    }

    @Override
    public void verbosePrintln(String s) {}

    @Override
    public void iteration(BenchmarkParams benchmark, IterationParams params, int number) {}

    @Override
    public void startBenchmark(BenchmarkParams benchmark) {}

    @Override
    public void endBenchmark(@Nullable BenchmarkResult result) {}

    @Override
    public void startRun() {}

    @Override
    public void endRun(Collection<RunResult> result) {}

    @Override
    public void flush() {}

    @Override
    public void close() {}

    /// What JMH measured in one visit.
    record Iteration(Latencies latencies, long requests, long errors) {}
}

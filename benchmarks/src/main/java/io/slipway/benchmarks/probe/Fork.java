package io.slipway.benchmarks.probe;

import io.slipway.benchmarks.plan.Plan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// One JVM that goes its share of the rounds, started and followed through JMH.
final class Fork {
    /// A small fixed heap without parallel collectors: the probe makes no garbage and has one core.
    static final List<String> JVM_ARGUMENTS = List.of(
            "-Xms128m", "-Xmx128m", "-XX:+UseSerialGC", "-XX:-UsePerfData", "--sun-misc-unsafe-memory-access=allow");

    private static final Duration LOCK_RETRY = Duration.ofSeconds(2);
    private static final String LOCKED = "Unable to acquire the JMH lock";

    private final Plan plan;
    private final Path planFile;
    private final Path journal;
    private final int number;
    private final Schedule schedule;

    Fork(Plan plan, Path planFile, Path journal, int number) {
        this.plan = plan;
        this.planFile = planFile;
        this.journal = journal;
        this.number = number;
        this.schedule = new Schedule(plan);
    }

    /// Runs to the end. JMH allows one benchmark at a time on a machine: until it is our turn, `onWait` is called now
    /// and then.
    void run(ForkListener listener, Runnable onWait, Consumer<String> onFailure) throws InterruptedException {
        while (true) {
            try {
                new Runner(options(), listener).run();
                return;
            } catch (RunnerException e) {
                if (!String.valueOf(e.getMessage()).contains(LOCKED)) {
                    onFailure.accept("JVM %d of %d ended early: %s %s"
                            .formatted(number, plan.forks(), e.getMessage(), listener.output()));
                    return;
                }
                onWait.run();
                Thread.sleep(LOCK_RETRY);
            }
        }
    }

    private Options options() {
        var builder = new OptionsBuilder()
                .include("^" + Pattern.quote(PredictionLatencyBenchmark.class.getName()) + "\\.predict$")
                .forks(1)
                .warmupForks(0)
                .threads(1)
                .syncIterations(false)
                .shouldFailOnError(true)
                .warmupIterations(schedule.warmUpStops().size())
                .warmupTime(TimeValue.milliseconds(plan.visitMillis()))
                .measurementIterations(schedule.stopsOf(number).size())
                .measurementTime(TimeValue.milliseconds(plan.visitMillis()))
                .timeout(TimeValue.seconds(60 + (plan.visitMillis() + 10L * plan.requestTimeoutMillis()) / 1_000))
                .jvmArgs(jvmArguments().toArray(String[]::new));
        Integer core = plan.probeCpu();
        return core == null
                ? builder.build()
                : builder.addProfiler(PinnedFork.class, core.toString()).build();
    }

    private List<String> jvmArguments() {
        var arguments = new ArrayList<>(JVM_ARGUMENTS);
        arguments.add(property(PredictionLatencyBenchmark.PLAN, planFile));
        arguments.add(property(PredictionLatencyBenchmark.JOURNAL, journal));
        arguments.add(property(PredictionLatencyBenchmark.FORK, number));
        arguments.add(property(
                PredictionLatencyBenchmark.PARENT, ProcessHandle.current().pid()));
        return arguments;
    }

    private static String property(String name, Object value) {
        return "-D%s=%s".formatted(name, value);
    }
}

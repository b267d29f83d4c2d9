package io.slipway.benchmarks.probe;

import io.slipway.benchmarks.plan.Plan;
import io.slipway.benchmarks.plan.PlanJson;
import io.slipway.benchmarks.plan.WarmUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/// Round trip of one prediction, caller to endpoint and back.
///
/// Question: how long does a caller wait for one answer from this target, with nobody else asking?
/// Floor: the no-op target answers without a model; its own row shows what client and network cost.
/// Run: `java -jar slipway-benchmarks.jar compare --target a=HOST:PORT --target b=HOST:PORT`
///
/// One iteration is one visit; which target it goes to, the plan's schedule says. Started by [Run], never by itself.
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
public class PredictionLatencyBenchmark {
    static final String PLAN = "slipway.plan";
    static final String FORK = "slipway.fork";
    static final String JOURNAL = "slipway.journal";
    static final String PARENT = "slipway.parent";

    /// The targets were warmed before; this warms the fork's own code.
    private static final WarmUp OWN_CODE = new WarmUp(300, 3_000);

    private Visitor visitor;
    private Journal journal;
    private Iterator<Schedule.Stop> warmUp;
    private Iterator<Schedule.Stop> stops;
    private boolean measuring;

    @Setup(Level.Trial)
    public void prepare() throws IOException {
        ParentWatch.endWith(Long.getLong(PARENT, 0));
        Plan plan = PlanJson.read(Files.readString(Path.of(System.getProperty(PLAN, ""))));
        var schedule = new Schedule(plan);
        visitor = new Visitor(plan);
        journal = new Journal(Path.of(System.getProperty(JOURNAL, "")));
        warmUp = schedule.warmUpStops().iterator();
        stops = schedule.stopsOf(Integer.getInteger(FORK, 1)).iterator();
        schedule.warmUpStops().forEach(stop -> visitor.warm(stop, OWN_CODE));
    }

    @Setup(Level.Iteration)
    public void visitNext(IterationParams iteration) {
        measuring = iteration.getType() == IterationType.MEASUREMENT;
        visitor.arrive((measuring ? stops : warmUp).next());
    }

    /// Never throws on an error of the target: JMH would drop the whole fork.
    @Benchmark
    public int predict(Outcomes outcomes) {
        return outcomes.count(visitor.exchange());
    }

    @TearDown(Level.Iteration)
    public void leave() {
        VisitRecord visit = visitor.leave();
        if (measuring) {
            journal.append(visit);
        }
    }

    @TearDown(Level.Trial)
    public void end() throws IOException {
        visitor.close();
        journal.close();
    }

    /// Counts what came back, visit by visit.
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Outcomes {
        public long requests;
        public long errors;

        int count(int answer) {
            if (answer != Visitor.NOBODY) {
                requests++;
                if (!Answer.isGood(answer)) {
                    errors++;
                }
            }
            return answer;
        }
    }
}

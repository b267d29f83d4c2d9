package io.slipway.engine.docker;

import io.slipway.engine.BuildEvent;
import io.slipway.engine.BuildEvent.OutputLine;
import io.slipway.engine.BuildEvent.StepFinished;
import io.slipway.engine.BuildEvent.StepStarted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns BuildKit's graph into the steps people know from their Dockerfile, and keeps what a failure's
/// explanation needs: the last lines and the step that failed.
final class BuildProgress {
    /// `[2/4] RUN make` or, with several stages, `[builder 2/4] RUN make`.
    private static final Pattern STEP = Pattern.compile("\\[(?:(\\S+) +)?(\\d+)/(\\d+)] (.+)", Pattern.DOTALL);

    private static final int LAST_LINES = 20;
    private static final int LONGEST_INSTRUCTION = 500;

    private final Consumer<BuildEvent> events;
    private final SecretMask mask;
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Map<String, SecretMask.Output> outputs = new HashMap<>();
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final Map<Integer, Deque<String>> lastLinesOfSteps = new HashMap<>();
    private int begun;
    private @Nullable FailedStep failed;
    private int failedNumber;

    /// The step that ended a build, in BuildKit's words.
    ///
    /// @param position counted within its stage, from 1; 0 for what is no step
    record FailedStep(String instruction, @Nullable String stage, int position, String error) {}

    private static final class Step {
        private final String instruction;
        private int number;
        private @Nullable Instant started;
        private boolean finished;

        Step(String instruction) {
            this.instruction = instruction;
        }
    }

    BuildProgress(Consumer<BuildEvent> events, SecretMask mask) {
        this.events = events;
        this.mask = mask;
    }

    void report(Trace trace) {
        trace.vertices().forEach(this::announce);
        trace.vertices().forEach(this::begin);
        trace.outputs().forEach(this::write);
        trace.vertices().forEach(this::end);
    }

    private void announce(Trace.Vertex vertex) {
        var name = STEP.matcher(vertex.name());
        if (name.matches()) {
            steps.computeIfAbsent(vertex.digest(), _ -> new Step(shortened(mask.in(name.group(4)))));
        }
    }

    private void begin(Trace.Vertex vertex) {
        var step = steps.get(vertex.digest());
        if (step != null && step.started == null && vertex.started() != null) {
            step.started = vertex.started();
            step.number = ++begun;
            events.accept(new StepStarted(step.number, steps.size(), step.instruction, vertex.cached()));
        }
    }

    private void write(Trace.Output output) {
        var step = steps.get(output.vertex());
        outputs.computeIfAbsent(
                        output.vertex(),
                        _ -> mask.before(new LineSplitter(line -> line(step == null ? 0 : step.number, line))))
                .add(output.bytes());
    }

    /// One line of output, of a step or, with 0, of the engine itself.
    void line(int step, String text) {
        keep(lastLines, text);
        keep(lastLinesOfSteps.computeIfAbsent(step, _ -> new ArrayDeque<>()), text);
        events.accept(new OutputLine(step, text));
    }

    private static void keep(Deque<String> lines, String text) {
        if (lines.size() == LAST_LINES) {
            lines.removeFirst();
        }
        lines.addLast(text);
    }

    private void end(Trace.Vertex vertex) {
        var step = steps.get(vertex.digest());
        if (!vertex.error().isEmpty() && failed == null) {
            failed = failure(vertex);
            failedNumber = step == null ? 0 : step.number;
        }
        if (step == null || step.finished || step.started == null || vertex.completed() == null) {
            return;
        }
        step.finished = true;
        var output = outputs.get(vertex.digest());
        if (output != null) {
            output.finish();
        }
        events.accept(new StepFinished(
                step.number, Duration.between(step.started, vertex.completed()).abs(), vertex.cached()));
    }

    private static FailedStep failure(Trace.Vertex vertex) {
        var name = STEP.matcher(vertex.name());
        return name.matches()
                ? new FailedStep(name.group(4), name.group(1), Integer.parseInt(name.group(2)), vertex.error())
                : new FailedStep(vertex.name(), null, 0, vertex.error());
    }

    private static String shortened(String instruction) {
        return instruction.length() <= LONGEST_INSTRUCTION
                ? instruction
                : instruction.substring(0, LONGEST_INSTRUCTION) + "…";
    }

    /// Hands on what was written without a line end. Call once, at the end.
    void finish() {
        outputs.values().forEach(SecretMask.Output::finish);
    }

    /// The end of what the failed step wrote; of all output, when no step failed.
    List<String> lastLines() {
        return List.copyOf(
                failedNumber == 0 ? lastLines : lastLinesOfSteps.getOrDefault(failedNumber, new ArrayDeque<>()));
    }

    @Nullable
    FailedStep failed() {
        return failed;
    }
}

package io.slipway.engine.docker;

import io.slipway.engine.BuildEvent;
import io.slipway.engine.BuildEvent.StepStarted;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the classic builder's plain text: `Step 2/4 : RUN make`, ` ---> Using cache`, output, image id.
final class ClassicOutput {
    private static final Pattern STEP = Pattern.compile("Step (\\d+)/(\\d+) : (.*)");
    private static final String NOISE = " ---> ";

    private final Consumer<BuildEvent> events;
    private final BuildProgress progress;
    private final LineSplitter lines = new LineSplitter(this::line);
    private int step;
    private @Nullable String instruction;

    ClassicOutput(Consumer<BuildEvent> events, BuildProgress progress) {
        this.events = events;
        this.progress = progress;
    }

    void add(String text) {
        lines.add(text.getBytes(StandardCharsets.UTF_8));
    }

    private void line(String text) {
        var begins = STEP.matcher(text);
        if (begins.matches()) {
            step = Integer.parseInt(begins.group(1));
            instruction = begins.group(3);
            events.accept(new StepStarted(step, Integer.parseInt(begins.group(2)), begins.group(3), false));
        } else if (!text.startsWith(NOISE) && !text.isBlank()) {
            progress.line(step, text);
        }
    }

    /// The step under way, as a failed one.
    BuildProgress.@Nullable FailedStep current(String error) {
        return instruction == null ? null : new BuildProgress.FailedStep(instruction, null, 0, error);
    }

    void finish() {
        lines.finish();
    }
}

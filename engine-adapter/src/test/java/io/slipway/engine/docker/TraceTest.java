package io.slipway.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.slipway.engine.BuildEvent;
import io.slipway.engine.BuildEvent.OutputLine;
import io.slipway.engine.BuildEvent.StepFinished;
import io.slipway.engine.BuildEvent.StepStarted;
import io.slipway.engine.BuildSecrets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Messages recorded from BuildKit of Docker Engine 20.10, and hand-made ones.
class TraceTest {
    private static final String RUN_DIGEST = "sha256:c3327ff417cde852e7b9d50dc1564e97e9f4a275751c658a3c176a94cbe4212d";
    private static final String STARTED =
            "CsEBCkdzaGEyNTY6YzMzMjdmZjQxN2NkZTg1MmU3YjlkNTBkYzE1NjRlOTdlOWY0YTI3NTc1MWM2NThhM2MxNzZ"
                    + "hOTRjYmU0MjEyZBJHc2hhMjU2OjFmNjEwMWIxODlhODZiMGM2YjJjMjJlMmNiOGMxZDEwMmY3NDI4YzgzNGQ2YzJmNmU3NDM3M2U2NDIyZjU3"
                    + "YjYaH1s0LzRdIFJVTiBlY2hvIGJvb20gPiYyOyBleGl0IDMqDAi67I/YBhCcs4GuAw==";
    private static final String OUTPUT =
            "Gl8KR3NoYTI1NjpjMzMyN2ZmNDE3Y2RlODUyZTdiOWQ1MGRjMTU2NGU5N2U5ZjRhMjc1NzUxYzY1OGEzYzE3N"
                    + "mE5NGNiZTQyMTJkEgsIu+yP2AYQ34f1PRgCIgVib29tCg==";
    private static final String FAILED =
            "CpgCCkdzaGEyNTY6YzMzMjdmZjQxN2NkZTg1MmU3YjlkNTBkYzE1NjRlOTdlOWY0YTI3NTc1MWM2NThhM2MxNzZ"
                    + "hOTRjYmU0MjEyZBJHc2hhMjU2OjFmNjEwMWIxODlhODZiMGM2YjJjMjJlMmNiOGMxZDEwMmY3NDI4YzgzNGQ2YzJmNmU3NDM3M2U2NDIyZjU3"
                    + "YjYaH1s0LzRdIFJVTiBlY2hvIGJvb20gPiYyOyBleGl0IDMqDAi67I/YBhCcs4GuAzILCLvsj9gGEK+XtUU6SGV4ZWN1dG9yIGZhaWxlZCBydW5"
                    + "uaW5nIFsvYmluL3NoIC1jIGVjaG8gYm9vbSA+JjI7IGV4aXQgM106IGV4aXQgY29kZTogMw==";

    private static Trace decode(String base64) {
        return Trace.decode(Base64.getDecoder().decode(base64));
    }

    @Test
    void aRecordedStepIsRead() {
        var vertex = decode(FAILED).vertices().getFirst();

        assertThat(vertex.digest()).isEqualTo(RUN_DIGEST);
        assertThat(vertex.name()).isEqualTo("[4/4] RUN echo boom >&2; exit 3");
        assertThat(vertex.cached()).isFalse();
        assertThat(vertex.started()).isEqualTo(Instant.parse("2026-11-23T08:15:54.901798300Z"));
        assertThat(vertex.completed()).isEqualTo(Instant.parse("2026-11-23T08:15:55.145574831Z"));
        assertThat(vertex.error()).endsWith("exit code: 3");
    }

    @Test
    void recordedOutputIsRead() {
        assertThat(decode(OUTPUT).outputs()).singleElement().satisfies(output -> {
            assertThat(output.vertex()).isEqualTo(RUN_DIGEST);
            assertThat(output.bytes()).asString(StandardCharsets.UTF_8).isEqualTo("boom\n");
        });
    }

    @Test
    void aTraceBecomesEventsInTheirOrder() {
        var events = new ArrayList<BuildEvent>();
        var progress = new BuildProgress(events::add, new SecretMask(BuildSecrets.none()));
        for (var message : List.of(STARTED, OUTPUT, FAILED, FAILED)) {
            progress.report(decode(message));
        }

        assertThat(events)
                .containsExactly(
                        new StepStarted(1, 1, "RUN echo boom >&2; exit 3", false),
                        new OutputLine(1, "boom"),
                        new StepFinished(1, Duration.ofNanos(243_776_531), false));
        assertThat(progress.lastLines()).containsExactly("boom");
        assertThat(progress.failed())
                .isNotNull()
                .satisfies(step -> assertThat(step.position()).isEqualTo(4));
    }

    @Test
    void whatIsNoMessageIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Trace.decode(new byte[] {0x0a, 0x7f, 1}));
        assertThatIllegalArgumentException().isThrownBy(() -> Trace.decode(new byte[] {(byte) 0x80}));
        assertThatIllegalArgumentException().isThrownBy(() -> Trace.decode(new byte[] {0x0b}));
        var endless = new byte[16];
        Arrays.fill(endless, (byte) 0xff);
        assertThatIllegalArgumentException().isThrownBy(() -> Trace.decode(endless));
    }

    @Test
    void unknownFieldsAreSkipped() {
        // field 9 varint, field 10 fixed64, field 11 fixed32, field 12 bytes
        var message = new byte[] {0x48, 1, 0x51, 1, 2, 3, 4, 5, 6, 7, 8, 0x5d, 1, 2, 3, 4, 0x62, 1, 9};
        assertThat(Trace.decode(message).vertices()).isEmpty();
    }
}

package io.slipway.benchmarks.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// One line of what a run tells its parent while it works: `@slipway {json}` on standard output.
///
/// @param round rounds finished so far
/// @param rounds rounds in all
/// @param message one sentence for people
/// @param medians running median of the visits' p50, in microseconds, by target id
/// @param elapsedMillis since the run began
/// @param remainingMillis an estimate of what is left, 0 when there is none
public record Progress(
        Phase phase,
        int round,
        int rounds,
        String message,
        Map<String, Double> medians,
        long elapsedMillis,
        long remainingMillis) {

    /// Every progress line begins with this; all other output is for people.
    public static final String PREFIX = "@slipway ";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public Progress {
        medians = Collections.unmodifiableMap(new LinkedHashMap<>(medians));
    }

    /// This progress as one line, without the line end.
    public String line() {
        return PREFIX + MAPPER.writeValueAsString(this);
    }

    /// Reads a line of a run's output; empty for a line that is not progress.
    public static Optional<Progress> parse(String line) {
        if (!line.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readValue(line.substring(PREFIX.length()), Progress.class));
        } catch (JacksonException _) {
            return Optional.empty(); // a line cut short by the end of the process
        }
    }

    /// What a run is doing. [#DONE] and [#FAILED] are its last words.
    public enum Phase {
        /// another benchmark holds this machine
        WAITING,
        WARMUP,
        MEASURING,
        ANALYSING,
        DONE,
        FAILED
    }
}

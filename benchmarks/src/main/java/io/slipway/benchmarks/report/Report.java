package io.slipway.benchmarks.report;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everything people read about one run; complete in itself, so that it can be stored, exported and shown later.
///
/// @param format number of this layout, for readers of old reports
/// @param reliable false when the run failed its own control: equal things were called different
/// @param sentence the result in plain words, for someone from outside the team
/// @param targets the compared ones in the order of the plan, then the controls
/// @param comparisons every pair of compared targets, by metric; controls are in [Controls]
/// @param visits in the order in which they happened
/// @param conditions load of the machine, by round
/// @param warnings about the run as a whole; shown with the sentence, never hidden
/// @param environment machine, JVM, JMH: name → value, in the order to show
/// @param metadata facts from the plan, in its order
public record Report(
        int format,
        String name,
        Instant startedAt,
        Instant endedAt,
        boolean reliable,
        String sentence,
        Settings settings,
        List<TargetSummary> targets,
        List<Comparison> comparisons,
        Controls controls,
        List<Visit> visits,
        List<RoundConditions> conditions,
        List<String> warnings,
        Map<String, String> environment,
        Map<String, String> metadata) {

    /// The layout this version writes.
    public static final int FORMAT = 1;

    public Report {
        targets = List.copyOf(targets);
        comparisons = List.copyOf(comparisons);
        visits = List.copyOf(visits);
        conditions = List.copyOf(conditions);
        warnings = List.copyOf(warnings);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /// The target with this id.
    public TargetSummary target(String id) {
        return targets.stream()
                .filter(t -> t.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The report has no target '%s'".formatted(id)));
    }
}

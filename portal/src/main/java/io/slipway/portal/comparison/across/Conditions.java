package io.slipway.portal.comparison.across;

import io.slipway.benchmarks.plan.Target;
import io.slipway.benchmarks.plan.TargetFacts;
import io.slipway.benchmarks.report.Report;
import io.slipway.benchmarks.report.TargetSummary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Under what a run measured, by the words that people read.
///
/// @param decisive what a ratio depends on: payload, limits, processor. Runs that differ here are never put together
/// @param further what is good to know when two runs disagree
public record Conditions(Map<String, String> decisive, Map<String, String> further) {
    static final String UNKNOWN = "not known";

    public Conditions {
        decisive = Collections.unmodifiableMap(new LinkedHashMap<>(decisive));
        further = Collections.unmodifiableMap(new LinkedHashMap<>(further));
    }

    /// One thing in which two runs differ.
    ///
    /// @param what such as `payload`
    public record Difference(String what, String first, String second, boolean decisive) {}

    /// Those of a report. What it does not tell counts as unknown, which equals itself only.
    public static Conditions of(Report report) {
        return new Conditions(decisive(report), further(report));
    }

    private static Map<String, String> decisive(Report report) {
        var facts = new LinkedHashMap<String, String>();
        var settings = report.settings();
        facts.put("payload", settings.payloadContentType() + ", sha256 " + settings.payloadSha256());
        facts.put("limit of processors", ofTargets(report, TargetFacts.CPUS));
        facts.put("limit of memory (bytes)", ofTargets(report, TargetFacts.MEMORY_BYTES));
        facts.put("limit of processes", ofTargets(report, TargetFacts.PIDS));
        facts.put("processor", report.environment().getOrDefault("CPU", UNKNOWN));
        facts.put("cores of the engine", report.metadata().getOrDefault("engineCpus", UNKNOWN));
        return facts;
    }

    private static Map<String, String> further(Report report) {
        var facts = new LinkedHashMap<String, String>();
        var settings = report.settings();
        facts.put("machine", report.metadata().getOrDefault("engineHost", UNKNOWN));
        facts.put("engine", report.metadata().getOrDefault("engine", UNKNOWN));
        facts.put("kernel", report.metadata().getOrDefault("engineKernel", UNKNOWN));
        facts.put("placement", report.metadata().getOrDefault("placement", UNKNOWN));
        facts.put("JVM of the probe", report.environment().getOrDefault("JVM", UNKNOWN));
        facts.put("preset", settings.preset());
        facts.put("rounds", Integer.toString(settings.roundsDone()));
        facts.put("visit", settings.visitMillis() + " ms");
        facts.put("forks", Integer.toString(settings.forks()));
        facts.put("threshold", settings.threshold() * 100 + " %");
        return facts;
    }

    /// One value for all compared targets, or all values.
    private static String ofTargets(Report report, String fact) {
        var values = report.targets().stream()
                .filter(target -> target.role() == Target.Role.TARGET)
                .map(TargetSummary::metadata)
                .map(facts -> facts.getOrDefault(fact, UNKNOWN))
                .distinct()
                .toList();
        return values.isEmpty() ? UNKNOWN : String.join(" and ", values);
    }

    /// Whether ratios of both may be put together.
    public boolean matches(Conditions other) {
        return decisive.equals(other.decisive);
    }

    /// What is not the same, the decisive things first.
    public List<Difference> differences(Conditions other) {
        var found = new ArrayList<Difference>();
        add(found, decisive, other.decisive, true);
        add(found, further, other.further, false);
        return List.copyOf(found);
    }

    private static void add(
            List<Difference> found, Map<String, String> first, Map<String, String> second, boolean decisive) {
        first.forEach((what, value) -> {
            var there = second.getOrDefault(what, UNKNOWN);
            if (!Objects.equals(value, there)) {
                found.add(new Difference(what, value, there, decisive));
            }
        });
    }
}

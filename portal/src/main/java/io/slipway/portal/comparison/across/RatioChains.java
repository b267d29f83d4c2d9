package io.slipway.portal.comparison.across;

import io.slipway.benchmarks.report.Metric;
import io.slipway.benchmarks.stats.RatioInterval;
import io.slipway.portal.comparison.across.MeasuredRun.MeasuredRatio;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Ratios between things that no run has measured together, through things that two runs have in common.
///
/// For each pair the newest run that has both counts. Fewer steps come first, since every step widens the interval;
/// among equally many the narrowest result. No run is used twice in a chain: its ratios are not independent, and a run
/// that has the neighbours of a step has the pair itself.
public final class RatioChains {
    private final Map<String, Map<String, Step>> steps = new LinkedHashMap<>();

    private record Step(UUID report, RatioInterval ratio, double delta, String fromLabel) {}

    /// @param runs that may be put together, the newest first
    public RatioChains(List<MeasuredRun> runs, Metric metric) {
        for (var run : runs) {
            run.ratios().stream()
                    .filter(ratio -> ratio.metric() == metric)
                    .filter(ratio -> usable(ratio.baseline()) && usable(ratio.candidate()))
                    .forEach(ratio -> add(run.report(), ratio));
        }
    }

    private static boolean usable(MeasuredTarget target) {
        return !target.shared() && !target.thing().isEmpty();
    }

    private void add(UUID report, MeasuredRatio measured) {
        var from = measured.baseline();
        var to = measured.candidate();
        if (from.thing().equals(to.thing())) {
            return;
        }
        between(from).putIfAbsent(to.thing(), new Step(report, measured.ratio(), measured.delta(), from.label()));
        between(to)
                .putIfAbsent(from.thing(), new Step(report, measured.ratio().inverted(), measured.delta(), to.label()));
    }

    private Map<String, Step> between(MeasuredTarget target) {
        return steps.computeIfAbsent(target.thing(), _ -> new LinkedHashMap<>());
    }

    /// Everything that can be told beside this thing, by what it is.
    public Map<String, RatioChain> from(String thing) {
        var known = new HashMap<String, RatioChain>();
        known.put(thing, RatioChain.START);
        var edge = List.of(thing);
        while (!edge.isEmpty()) {
            var reached = new LinkedHashMap<String, RatioChain>();
            edge.forEach(at -> extend(at, known, reached));
            known.putAll(reached);
            edge = new ArrayList<>(reached.keySet());
        }
        return known;
    }

    private void extend(String at, Map<String, RatioChain> known, Map<String, RatioChain> reached) {
        var chain = known.getOrDefault(at, RatioChain.START);
        steps.getOrDefault(at, Map.of()).forEach((to, step) -> {
            if (!known.containsKey(to) && !chain.reports().contains(step.report())) {
                var longer = chain.then(step.report(), step.ratio(), step.delta(), step.fromLabel());
                reached.merge(to, longer, RatioChain::narrower);
            }
        });
    }
}

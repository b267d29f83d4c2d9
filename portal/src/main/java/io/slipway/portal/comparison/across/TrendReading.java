package io.slipway.portal.comparison.across;

import io.slipway.benchmarks.report.Metric;
import io.slipway.portal.comparison.across.LatencyTrend.Missing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads the trend of a script out of the runs that have measured it.
///
/// The conditions are those of the newest run with the anchor: runs with another payload, other limits or another
/// processor are left out and said so, since a ratio holds for its conditions only. A change is marked between
/// neighbouring points when the whole interval of their own ratio lies outside 1 ± δ; where no run has both, that ratio
/// is chained as every other one.
public final class TrendReading {
    private final SortedMap<Integer, String> revisions;
    private final List<MeasuredRun> runs;

    /// @param revisions digests of the script's revisions, by number
    /// @param runs the newest first
    public TrendReading(Map<Integer, String> revisions, List<MeasuredRun> runs) {
        this.revisions = new TreeMap<>(revisions);
        this.runs = List.copyOf(runs);
    }

    /// Revisions that some run has measured, the oldest first.
    public List<Integer> measured() {
        return revisions.keySet().stream()
                .filter(revision -> newest(revision).isPresent())
                .toList();
    }

    /// The newest run that has the revision.
    Optional<MeasuredRun> newest(int revision) {
        return runs.stream()
                .filter(run -> run.holding(digest(revision)).isPresent())
                .findFirst();
    }

    List<MeasuredRun> runs() {
        return runs;
    }

    String digest(int revision) {
        return revisions.getOrDefault(revision, "");
    }

    /// @param anchor null when nothing was measured
    /// @param delta smaller differences matter to nobody
    public LatencyTrend trend(@Nullable TrendAnchor anchor, Metric metric, double delta) {
        var measured = measured();
        var unmeasured = revisions.keySet().stream()
                .filter(revision -> !measured.contains(revision))
                .toList();
        var base =
                anchor == null ? Optional.<MeasuredRun>empty() : MissingReason.usable(runs, digest(anchor.revision()));
        if (anchor == null || base.isEmpty()) {
            return new LatencyTrend(metric, anchor, delta, List.of(), unanchored(anchor, measured), unmeasured);
        }
        var anchored = new AnchoredTrend(this, anchor, base.get(), metric, delta);
        measured.forEach(anchored::add);
        return new LatencyTrend(metric, anchor, delta, anchored.points(), anchored.missing(), unmeasured);
    }

    private List<Missing> unanchored(@Nullable TrendAnchor anchor, List<Integer> measured) {
        if (anchor == null) {
            return List.of();
        }
        var why = "revision %d, which it would be held against, is in no run that can be built on"
                .formatted(anchor.revision());
        return measured.stream()
                .flatMap(revision -> newest(revision).stream().map(run -> new Missing(revision, why, run.report())))
                .toList();
    }
}

package io.slipway.portal.comparison.across;

import io.slipway.portal.comparison.across.Conditions.Difference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Why a revision that was measured cannot be held against the anchor.
///
/// @param anchored digest of the anchor's files
/// @param thing what ran of the anchor
record MissingReason(List<MeasuredRun> runs, Conditions conditions, TrendAnchor anchor, String anchored, String thing) {
    /// The newest run with fresh instances of a revision that has passed its own control.
    static Optional<MeasuredRun> usable(List<MeasuredRun> runs, String digest) {
        return runs.stream()
                .filter(MeasuredRun::reliable)
                .filter(run ->
                        run.holding(digest).filter(target -> !target.shared()).isPresent())
                .findFirst();
    }

    String of(String digest) {
        var holding =
                runs.stream().filter(run -> run.holding(digest).isPresent()).toList();
        var fresh = holding.stream()
                .filter(run ->
                        run.holding(digest).filter(target -> !target.shared()).isPresent())
                .toList();
        if (fresh.isEmpty()) {
            return "it was measured only in a running container, which others may have used meanwhile";
        }
        var sound = fresh.stream().filter(MeasuredRun::reliable).toList();
        if (sound.isEmpty()) {
            return "every run that has it failed its own control";
        }
        var matching = sound.stream()
                .filter(run -> run.conditions().matches(conditions))
                .toList();
        return matching.isEmpty() ? otherConditions(sound.getFirst()) : noPath(matching);
    }

    private String otherConditions(MeasuredRun run) {
        return "it was measured under other conditions: "
                + run.conditions().differences(conditions).stream()
                        .filter(Difference::decisive)
                        .map(difference -> difference.what() + " differs")
                        .collect(Collectors.joining(", "));
    }

    private String noPath(List<MeasuredRun> matching) {
        for (var run : matching) {
            var beside = run.holding(anchored);
            if (beside.isPresent()) {
                return beside.get().thing().equals(thing)
                        ? "the run that has it beside revision %d could not compare the two"
                                .formatted(anchor.revision())
                        : "it was measured beside another image of revision %d, which was built again since"
                                .formatted(anchor.revision());
            }
        }
        return "no run has it beside revision %d, nor beside anything that a run has beside that"
                .formatted(anchor.revision());
    }
}

package io.slipway.registry.tagrule;

import io.slipway.registry.InvalidException;
import java.util.List;

/// Which tags a revision may get only if it is not slower than the one that has it now: the worse end of the 95 %
/// interval of its p50 must lie within δ. Whoever gets a tag first needs no proof, and `latest` is never guarded.
///
/// @param tags none when nothing is guarded
/// @param delta how much slower is let through, 0.03 being 3 %
public record LatencyGuard(List<TagPattern> tags, double delta) {
    public static final double DEFAULT_DELTA = 0.03;

    /// Guards nothing.
    public static final LatencyGuard NONE = new LatencyGuard(List.of(), DEFAULT_DELTA);

    private static final String LATEST = "latest";

    public LatencyGuard {
        tags = tags.stream().distinct().toList();
        if (tags.size() > TagRules.MOST_PATTERNS) {
            throw new InvalidException(
                    "latency.tags", "a team has at most %d patterns".formatted(TagRules.MOST_PATTERNS));
        }
        if (!(delta >= 0 && delta <= 1)) {
            throw new InvalidException("latency.delta", "it is a share between 0 and 1; 0.03 means 3 %");
        }
    }

    /// @param tags patterns as people write them
    public static LatencyGuard of(List<String> tags, double delta) {
        try {
            return new LatencyGuard(tags.stream().map(TagPattern::new).toList(), delta);
        } catch (InvalidException e) {
            throw e.field().equals("patterns") ? new InvalidException("latency.tags", TagPattern.GRAMMAR_WORDS) : e;
        }
    }

    /// Whether this tag goes only to revisions that are not slower.
    public boolean guards(String tag) {
        return !tag.equals(LATEST) && tags.stream().anyMatch(pattern -> pattern.matches(tag));
    }
}

package io.slipway.registry.tagrule;

import io.slipway.registry.InvalidException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A team's rules for tags: which are immutable, as on Docker Hub (none, all, by pattern), which findings in a
/// Dockerfile keep a revision from getting a tag, and which tags a slower revision does not get.
///
/// `latest` names the newest revision and moves with every publishing, so it is only meant by a pattern that says
/// exactly `latest`; with such a pattern nothing can be published over it any more.
public record TagRules(Immutable immutable, List<TagPattern> patterns, Block block, LatencyGuard latency) {
    /// The rules of a team that has set none.
    public static final TagRules NONE = new TagRules(Immutable.NONE, List.of(), Block.NONE);

    static final int MOST_PATTERNS = 20;
    private static final String LATEST = "latest";

    public TagRules {
        patterns = patterns.stream().distinct().toList();
        if (patterns.size() > MOST_PATTERNS) {
            throw new InvalidException("patterns", "a team has at most %d of them".formatted(MOST_PATTERNS));
        }
        if (immutable == Immutable.PATTERNS && patterns.isEmpty()) {
            throw new InvalidException("patterns", "there must be one at least, such as 'v*'");
        }
    }

    /// Rules that guard no tag against slower revisions.
    public TagRules(Immutable immutable, List<TagPattern> patterns, Block block) {
        this(immutable, patterns, block, LatencyGuard.NONE);
    }

    /// The rule that makes this tag immutable, in words; empty when it may move.
    public Optional<String> immutableBecause(String tag) {
        return switch (immutable) {
            case NONE -> Optional.empty();
            case ALL -> tag.equals(LATEST) ? Optional.empty() : Optional.of("all its tags are immutable");
            case PATTERNS ->
                patterns.stream()
                        .filter(pattern -> tag.equals(LATEST) ? pattern.value().equals(LATEST) : pattern.matches(tag))
                        .findFirst()
                        .map("its tags that match '%s' are immutable"::formatted);
        };
    }

    /// Which tags never move once they are made.
    public enum Immutable {
        NONE,
        ALL,
        PATTERNS;

        /// The value as the API writes it.
        public String slug() {
            return slugOf(this);
        }

        public static Immutable of(String slug) {
            return withSlug(values(), "immutable", slug);
        }
    }

    /// The findings that keep a tag away.
    public enum Block {
        NONE,
        ERRORS,
        WARNINGS;

        /// The value as the API writes it.
        public String slug() {
            return slugOf(this);
        }

        public static Block of(String slug) {
            return withSlug(values(), "block", slug);
        }
    }

    private static String slugOf(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E withSlug(E[] values, String field, String slug) {
        return Arrays.stream(values)
                .filter(value -> slugOf(value).equals(slug))
                .findFirst()
                .orElseThrow(() -> new InvalidException(
                        field,
                        "it is one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(values)
                                                .map(TagRules::slugOf)
                                                .toList())));
    }
}

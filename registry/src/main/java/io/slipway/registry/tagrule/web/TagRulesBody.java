package io.slipway.registry.tagrule.web;

import io.slipway.registry.tagrule.LatencyGuard;
import io.slipway.registry.tagrule.TagPattern;
import io.slipway.registry.tagrule.TagRules;
import io.slipway.registry.tagrule.TagRules.Block;
import io.slipway.registry.tagrule.TagRules.Immutable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A team's rules for tags. What is left out is `none`.
record TagRulesBody(
        @Nullable String immutable,
        @Nullable List<String> patterns,
        @Nullable String block,
        @Nullable GuardBody latency) {
    /// Tags that no slower revision gets.
    ///
    /// @param delta how much slower is let through; 0.03 when absent
    record GuardBody(@Nullable List<String> tags, @Nullable Double delta) {
        static GuardBody of(LatencyGuard guard) {
            return new GuardBody(guard.tags().stream().map(TagPattern::value).toList(), guard.delta());
        }

        LatencyGuard guard() {
            return LatencyGuard.of(
                    tags == null
                            ? List.of()
                            : tags.stream().map(String::valueOf).toList(),
                    delta == null ? LatencyGuard.DEFAULT_DELTA : delta);
        }
    }

    static TagRulesBody of(TagRules rules) {
        return new TagRulesBody(
                rules.immutable().slug(),
                rules.patterns().stream().map(TagPattern::value).toList(),
                rules.block().slug(),
                GuardBody.of(rules.latency()));
    }

    TagRules rules() {
        return new TagRules(
                immutable == null ? Immutable.NONE : Immutable.of(immutable),
                patterns == null
                        ? List.of()
                        : patterns.stream()
                                .map(String::valueOf)
                                .map(TagPattern::new)
                                .toList(),
                block == null ? Block.NONE : Block.of(block),
                latency == null ? LatencyGuard.NONE : latency.guard());
    }
}

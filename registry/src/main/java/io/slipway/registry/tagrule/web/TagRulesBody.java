package io.slipway.registry.tagrule.web;

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
        @Nullable String block) {
    static TagRulesBody of(TagRules rules) {
        return new TagRulesBody(
                rules.immutable().slug(),
                rules.patterns().stream().map(TagPattern::value).toList(),
                rules.block().slug());
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
                block == null ? Block.NONE : Block.of(block));
    }
}

package io.slipway.registry.script;

import io.slipway.registry.ConflictException;
import io.slipway.registry.tagrule.LatencyGuard;
import io.slipway.registry.tagrule.TagRuleService;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Keeps guarded tags from revisions that are slower than the one that has it, or were not shown not to be.
@Component
class LatencyCheck {
    private final TagRuleService rules;
    private final Revisions revisions;
    private final Tags tags;
    private final ObjectProvider<LatencyJudge> judge;

    LatencyCheck(TagRuleService rules, Revisions revisions, Tags tags, ObjectProvider<LatencyJudge> judge) {
        this.rules = rules;
        this.revisions = revisions;
        this.tags = tags;
        this.judge = judge;
    }

    /// @param holder the number of the revision that has the tag; null when none has
    /// @return what speaks for it; empty when nothing has to
    /// @throws ConflictException `tag-guarded`, with the evidence, when something speaks against it or
    /// nothing is known
    Optional<LatencyEvidence> require(Script script, TagName tag, @Nullable Integer holder, Revision candidate) {
        var guard = guardOf(script);
        if (holder == null || !guard.guards(tag.value())) {
            return Optional.empty();
        }
        var evidence = judged(script, holder, candidate, guard);
        evidence.filter(found -> !found.passed()).ifPresent(found -> {
            throw refused(script, tag, candidate, found);
        });
        return evidence;
    }

    /// For every guarded tag that another revision has, whether this one may have it.
    List<TagVerdict> verdicts(Script script, Revision candidate) {
        var guard = guardOf(script);
        return tags.findByScriptIdOrderByName(script.id()).stream()
                .filter(tag -> guard.guards(tag.name().value()) && tag.revision() != candidate.number())
                .flatMap(tag -> judged(script, tag.revision(), candidate, guard)
                        .map(evidence -> new TagVerdict(tag.name(), evidence))
                        .stream())
                .toList();
    }

    private LatencyGuard guardOf(Script script) {
        return rules.of(script.fullName().team()).latency();
    }

    /// Where nobody measures, nobody can prove anything either: nothing is guarded there.
    private Optional<LatencyEvidence> judged(Script script, int holder, Revision candidate, LatencyGuard guard) {
        var name = script.fullName();
        return judge.stream()
                .findFirst()
                .flatMap(measuring -> revisions
                        .findByScriptIdAndNumber(script.id(), holder)
                        .map(held -> measuring.judge(held.details(name), candidate.details(name), guard.delta())));
    }

    private static ConflictException refused(Script script, TagName tag, Revision candidate, LatencyEvidence found) {
        var properties = TagGate.evidence(script, tag, found.holder());
        properties.put("candidate", candidate.number());
        properties.put("latency", found);
        return new ConflictException(
                "tag-guarded",
                "Could not tag revision %d of '%s' as '%s': team '%s' lets a revision have this tag only when it is shown not to be slower on p50 than revision %d, which has it now; %s. %s: %s"
                        .formatted(
                                candidate.number(),
                                script.fullName(),
                                tag,
                                script.fullName().team(),
                                found.holder(),
                                found.why(),
                                found.report() == null ? "Compare the two" : "Compare them again",
                                found.compare()),
                properties);
    }
}

package io.slipway.registry.script;

import io.slipway.registry.ConflictException;
import io.slipway.registry.InvalidException;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.dockerfile.Finding;
import io.slipway.registry.dockerfile.lint.DockerfileLint;
import io.slipway.registry.tagrule.TagRuleService;
import io.slipway.registry.tagrule.TagRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps a team's rules for tags, whichever door a change comes through.
@Component
class TagGate {
    private final TagRuleService rules;
    private final Blobs blobs;

    TagGate(TagRuleService rules, Blobs blobs) {
        this.rules = rules;
        this.blobs = blobs;
    }

    TagRules rulesOf(Script script) {
        return rules.of(script.fullName().team());
    }

    /// Refuses to move or delete a tag that exists when the rules make it immutable.
    void requireMutable(Script script, TagName tag, @Nullable Integer revision) {
        if (revision == null) {
            return;
        }
        rulesOf(script).immutableBecause(tag.value()).ifPresent(why -> {
            throw new ConflictException(
                    "tag-immutable",
                    "Could not change tag '%s:%s': team '%s' has decided that %s, and it points to revision %d. Use a new tag, or ask a maintainer to change the team's rules."
                            .formatted(script.fullName(), tag, script.fullName().team(), why, revision),
                    evidence(script, tag, revision));
        });
    }

    /// Refuses to tag a revision whose Dockerfile has what the rules keep away.
    void requireClean(Script script, TagName tag, Revision revision) {
        var block = rulesOf(script).block();
        var found = switch (block) {
            case NONE -> List.<Finding>of();
            case ERRORS -> findings(revision, Finding.Severity.ERROR);
            case WARNINGS -> findings(revision, Finding.Severity.WARNING);
        };
        if (!found.isEmpty()) {
            throw blocked(script, tag, revision.number(), block, found);
        }
    }

    static Map<String, Object> evidence(Script script, TagName tag, @Nullable Integer revision) {
        var evidence = new HashMap<String, Object>();
        evidence.put("script", script.fullName().toString());
        evidence.put("tag", tag.value());
        if (revision != null) {
            evidence.put("revision", revision);
        }
        return evidence;
    }

    private List<Finding> findings(Revision revision, Finding.Severity least) {
        var dockerfile = revision.files().stream()
                .filter(file -> file.path().equals(ContextPath.DOCKERFILE))
                .findFirst()
                .flatMap(blobs::load)
                .orElseThrow(() -> new InvalidException("revision", "its Dockerfile is gone"));
        return DockerfileLint.check(dockerfile.text()).stream()
                .filter(finding -> finding.severity().compareTo(least) <= 0)
                .toList();
    }

    private static ConflictException blocked(
            Script script, TagName tag, int number, TagRules.Block block, List<Finding> found) {
        var first = found.getFirst();
        var evidence = evidence(script, tag, null);
        evidence.put("findings", found.stream().map(DockerfileRule::evidence).toList());
        return new ConflictException(
                "tag-blocked",
                "Could not tag revision %d of '%s' as '%s': its Dockerfile has %d finding(s), and team '%s' lets no revision with %s have a tag. The first is in line %d: %s. Mend it in a new revision."
                        .formatted(
                                number,
                                script.fullName(),
                                tag,
                                found.size(),
                                script.fullName().team(),
                                block.slug(),
                                first.line(),
                                first.why()),
                evidence);
    }
}

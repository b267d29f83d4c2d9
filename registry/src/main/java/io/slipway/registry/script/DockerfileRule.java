package io.slipway.registry.script;

import io.slipway.registry.InvalidException;
import io.slipway.registry.context.BuildContext;
import io.slipway.registry.dockerfile.Dockerfile;
import io.slipway.registry.dockerfile.Finding;
import io.slipway.registry.dockerfile.lint.DockerfileLint;
import java.util.List;
import java.util.Map;

/// A Dockerfile that does not parse is not saved; anything else about it is advice.
final class DockerfileRule {
    private static final int MAX_BYTES = 1 << 20;

    private DockerfileRule() {}

    static List<Finding> findingsOf(BuildContext context) {
        if (context.dockerfile().entry().size() > MAX_BYTES) {
            throw new InvalidException("the Dockerfile", "it is larger than 1 MiB, the most that can be built");
        }
        var dockerfile = Dockerfile.parse(context.dockerfile().text());
        if (!dockerfile.errors().isEmpty()) {
            throw refused(dockerfile.errors());
        }
        return DockerfileLint.check(dockerfile);
    }

    private static InvalidException refused(List<Finding> errors) {
        var first = errors.getFirst();
        return new InvalidException(
                "the Dockerfile",
                "line %d: %s. %s"
                        .formatted(first.line(), first.why(), first.fix())
                        .strip(),
                Map.of(
                        "line",
                        first.line(),
                        "problems",
                        errors.stream().map(DockerfileRule::evidence).toList()));
    }

    static Map<String, Object> evidence(Finding problem) {
        return Map.of(
                "rule", problem.ruleId(),
                "line", problem.line(),
                "severity", problem.severity().word(),
                "why", problem.why(),
                "fix", problem.fix());
    }
}

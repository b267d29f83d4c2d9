package io.slipway.registry.script;

import io.slipway.registry.InvalidException;
import io.slipway.registry.context.BuildContext;
import io.slipway.registry.dockerfile.DockerfileCheck;
import io.slipway.registry.dockerfile.DockerfileProblem;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A Dockerfile that does not parse is not saved; anything else about it is advice.
final class DockerfileRule {
    private static final int MAX_BYTES = 1 << 20;

    private DockerfileRule() {}

    static List<DockerfileProblem> warningsOf(BuildContext context) {
        if (context.dockerfile().entry().size() > MAX_BYTES) {
            throw new InvalidException("the Dockerfile", "it is larger than 1 MiB, the most that can be built");
        }
        var check = DockerfileCheck.of(context.dockerfile().text());
        if (!check.errors().isEmpty()) {
            throw refused(check.errors());
        }
        return check.warnings();
    }

    private static InvalidException refused(List<DockerfileProblem> errors) {
        var first = errors.getFirst();
        return new InvalidException(
                "the Dockerfile",
                "line %d: %s".formatted(first.line(), first.message()),
                Map.of(
                        "line",
                        first.line(),
                        "problems",
                        errors.stream().map(DockerfileRule::evidence).toList()));
    }

    private static Map<String, Object> evidence(DockerfileProblem problem) {
        return Map.of(
                "rule", problem.rule(),
                "line", problem.line(),
                "message", problem.message(),
                "severity", problem.severity().name().toLowerCase(Locale.ROOT));
    }
}

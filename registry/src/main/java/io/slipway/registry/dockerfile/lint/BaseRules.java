package io.slipway.registry.dockerfile.lint;

import io.slipway.registry.dockerfile.DockerfileStage;
import io.slipway.registry.dockerfile.Finding;
import io.slipway.registry.dockerfile.ParsedDockerfile;
import java.util.List;
import java.util.Optional;

/// How firmly the base images are pinned.
final class BaseRules {
    private final ParsedDockerfile file;

    BaseRules(ParsedDockerfile file) {
        this.file = file;
    }

    List<Finding> check() {
        return file.stages().stream()
                .filter(DockerfileStage::hasBaseImage)
                .map(BaseRules::pinning)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Finding> pinning(DockerfileStage stage) {
        var base = stage.base();
        if (base.contains("@") || base.contains("$") || base.isEmpty()) {
            return Optional.empty();
        }
        var colon = base.indexOf(':', base.lastIndexOf('/') + 1);
        if (colon < 0) {
            return Optional.of(LintRule.UNPINNED_BASE.at(
                    stage.line(),
                    "base image '%s' has no tag, so it changes unnoticed".formatted(base),
                    "Add a tag, such as %s:1.2, or a digest.".formatted(base)));
        }
        return base.substring(colon + 1).equals("latest")
                ? Optional.of(LintRule.LATEST_BASE.at(
                        stage.line(),
                        "base image '%s' changes unnoticed".formatted(base),
                        "Name a version instead of latest."))
                : Optional.empty();
    }
}

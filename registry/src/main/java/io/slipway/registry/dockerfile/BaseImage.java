package io.slipway.registry.dockerfile;

import java.util.Optional;

/// The name after FROM, and what a reviewer would say about how firmly it is pinned.
record BaseImage(String reference) {
    boolean isScratch() {
        return reference.equals("scratch");
    }

    Optional<DockerfileProblem> pinning(int line) {
        if (isScratch() || reference.contains("@") || Variables.isUnresolved(reference)) {
            return Optional.empty();
        }
        var name = reference.substring(reference.lastIndexOf('/') + 1);
        var colon = name.indexOf(':');
        if (colon < 0) {
            return Optional.of(DockerfileProblem.warning(
                    "unpinned-base",
                    line,
                    "base image '%s' has no tag, so it changes unnoticed; add one, such as '%s:1.2'"
                            .formatted(reference, reference)));
        }
        return name.substring(colon + 1).equals("latest")
                ? Optional.of(DockerfileProblem.warning(
                        "latest-base",
                        line,
                        "base image '%s' changes unnoticed; name a version instead of latest".formatted(reference)))
                : Optional.empty();
    }
}

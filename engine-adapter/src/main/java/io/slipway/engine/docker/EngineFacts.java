package io.slipway.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;

/// What follows from an engine's `GET /version`.
record EngineFacts(String kind, String version, DockerfileRules.Builder builder) {
    private static final int FIRST_WITH_HEREDOC = 23;

    static EngineFacts of(JsonNode answer) {
        var version = answer.path("Version").asText("");
        var podman = answer.path("Components").path(0).path("Name").asText("").startsWith("Podman");
        var classic = podman || !answer.path("Os").asText("").equals("linux");
        return new EngineFacts(
                podman ? "Podman" : "Docker Engine",
                version,
                classic
                        ? DockerfileRules.Builder.CLASSIC
                        : major(version) < FIRST_WITH_HEREDOC
                                ? DockerfileRules.Builder.BUILDKIT_WITHOUT_HEREDOC
                                : DockerfileRules.Builder.BUILDKIT);
    }

    // An unreadable version is a newer one than those we know.
    private static int major(String version) {
        var digits = version.split("\\.", 2)[0];
        return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : Integer.MAX_VALUE;
    }

    boolean buildKit() {
        return builder != DockerfileRules.Builder.CLASSIC;
    }
}

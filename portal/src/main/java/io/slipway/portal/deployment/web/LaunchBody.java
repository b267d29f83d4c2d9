package io.slipway.portal.deployment.web;

import io.slipway.portal.deployment.DeploymentName;
import io.slipway.portal.deployment.LaunchLimits;
import io.slipway.portal.deployment.LaunchRequest;
import io.slipway.portal.deployment.LaunchSource;
import io.slipway.registry.InvalidException;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.team.TeamName;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What REST takes for a launch: a build, or a script with a revision (`latest` unless said), or a saved image.
record LaunchBody(
        @Nullable String team,
        @Nullable String name,
        @Nullable UUID build,
        @Nullable String script,
        @Nullable String revision,
        @Nullable UUID image,
        @Nullable Map<String, String> env,
        @Nullable Limits limits,
        @Nullable Integer replicas,
        @Nullable UUID uses) {
    record Limits(
            @Nullable Double cpus,
            @Nullable Long memoryBytes,
            @Nullable Integer pids) {
        LaunchLimits toLimits() {
            var standard = LaunchLimits.STANDARD;
            return new LaunchLimits(
                    cpus == null ? standard.cpus() : cpus,
                    memoryBytes == null ? standard.memoryBytes() : memoryBytes,
                    pids == null ? standard.pids() : pids);
        }
    }

    LaunchRequest toRequest() {
        return new LaunchRequest(
                new TeamName(required("team", team)),
                new DeploymentName(required("name", name)),
                source(),
                env == null ? Map.of() : env,
                limits == null ? LaunchLimits.STANDARD : limits.toLimits(),
                replicas == null ? 1 : replicas,
                uses);
    }

    private LaunchSource source() {
        if (Stream.of(build, script, image).filter(Objects::nonNull).count() != 1) {
            throw new InvalidException(
                    "build", "say what to launch: a build, or a script with its revision, or a saved image");
        }
        if (image != null) {
            return new LaunchSource.OfSavedImage(image);
        }
        return build != null
                ? new LaunchSource.OfBuild(build)
                : new LaunchSource.OfRevision(
                        ScriptName.parse(required("script", script)),
                        revision == null ? RevisionSelector.LATEST : RevisionSelector.parse(revision));
    }

    private static String required(String field, @Nullable String value) {
        if (value == null) {
            throw new InvalidException(field, "it is missing");
        }
        return value;
    }
}

package io.slipway.portal.comparison.web;

import io.slipway.benchmarks.plan.InvalidPlanException;
import io.slipway.benchmarks.plan.Preset;
import io.slipway.portal.comparison.ComparisonRequest;
import io.slipway.portal.comparison.Payload;
import io.slipway.portal.comparison.TargetRequest;
import io.slipway.portal.web.PathId;
import io.slipway.registry.InvalidException;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.team.TeamName;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A wish to compare, as it comes over the wire.
record ComparisonRequestBody(
        @Nullable String team,
        @Nullable String name,
        @Nullable List<TargetBody> targets,
        @Nullable String preset,
        @Nullable Integer rounds,
        @Nullable Double threshold,
        @Nullable PayloadBody payload) {
    /// Either a script with a revision (the latest when it says none) or a deployment.
    record TargetBody(
            @Nullable String script,
            @Nullable String revision,
            @Nullable String deployment) {
        TargetRequest target() {
            if ((script == null) == (deployment == null)) {
                throw new InvalidException(
                        "targets", "each target has either a script, such as vision/digits, or a deployment's id");
            }
            return deployment == null
                    ? new TargetRequest.OfRevision(
                            ScriptName.parse(String.valueOf(script)), revision == null ? "latest" : revision)
                    : new TargetRequest.OfDeployment(deploymentId(deployment));
        }

        private static UUID deploymentId(String text) {
            return PathId.parse("deployment", text);
        }
    }

    /// @param body text as it is, or a JSON value that is sent as JSON
    /// @param bodyBase64 instead of it, for bytes that are no text
    record PayloadBody(
            @Nullable String contentType,
            @Nullable JsonNode body,
            @Nullable String bodyBase64) {
        Payload payload() {
            var type = contentType == null ? "application/json" : contentType;
            if (bodyBase64 != null) {
                return new Payload(type, decoded(bodyBase64));
            }
            if (body == null || body.isNull()) {
                throw new InvalidException("payload.body", "it is missing; leave out the payload to use the sample");
            }
            return Payload.text(type, body.isString() ? body.stringValue() : body.toString());
        }

        private static byte[] decoded(String base64) {
            try {
                return Base64.getDecoder().decode(base64);
            } catch (IllegalArgumentException _) {
                throw new InvalidException("payload.bodyBase64", "it is not base64");
            }
        }
    }

    ComparisonRequest request() {
        if (team == null) {
            throw new InvalidException("team", "it is missing; name the team that compares");
        }
        var wanted = targets == null ? List.<TargetBody>of() : targets;
        return new ComparisonRequest(
                new TeamName(team),
                name,
                wanted.stream().map(TargetBody::target).toList(),
                presetOr(Preset.STANDARD),
                rounds,
                threshold == null ? ComparisonRequest.DEFAULT_THRESHOLD : threshold,
                payload == null ? null : payload.payload());
    }

    private Preset presetOr(Preset usual) {
        try {
            return preset == null ? usual : Preset.parse(preset);
        } catch (InvalidPlanException _) {
            throw new InvalidException("preset", "it is one of quick, standard, thorough");
        }
    }
}

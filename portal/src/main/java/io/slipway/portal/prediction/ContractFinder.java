package io.slipway.portal.prediction;

import io.slipway.portal.deployment.DeploymentService;
import io.slipway.registry.Caller;
import io.slipway.registry.team.Permission;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Finds out how a model is asked: what its image declares comes first, then what its server says of itself. The
/// server is only ever asked by GET, so that looking costs and changes nothing.
@Service
public class ContractFinder {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LARGEST = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final DeploymentService deployments;
    private final ContainerRelay relay;

    ContractFinder(DeploymentService deployments, ContainerRelay relay) {
        this.deployments = deployments;
        this.relay = relay;
    }

    /// How this deployment is asked.
    public ContractFinding find(Caller caller, UUID id) {
        var target = Targets.targetOf(deployments.find(caller, id, Permission.PREDICT));
        var found = tensors(target).or(() -> described(target)).orElseGet(() -> others(target));
        var endpoint = target.deployment().endpoint();
        return endpoint == null || endpoint.contract() == null ? found : declared(endpoint.contract(), found);
    }

    private static ContractFinding declared(String contract, ContractFinding found) {
        var also = found.example() == null ? "." : ". For the example: " + found.reason();
        return new ContractFinding(
                contract, "The image says so (io.slipway.contract)" + also, found.example(), found.fields());
    }

    /// The Open Inference Protocol: the model's metadata stand one step above where it is asked.
    private Optional<ContractFinding> tensors(Target target) {
        if (!target.path().matches("/v2/models/.+/infer")) {
            return Optional.empty();
        }
        var path = target.path().substring(0, target.path().length() - "/infer".length());
        return json(target, path)
                .filter(metadata -> metadata.path("inputs").isArray())
                .map(metadata -> new ContractFinding(
                        "open-inference-v2",
                        "GET %s tells the tensors that it takes.".formatted(path),
                        TensorExample.of(metadata.path("inputs")),
                        List.of()));
    }

    private Optional<ContractFinding> described(Target target) {
        return json(target, "/openapi.json")
                .filter(found -> found.has("openapi"))
                .map(found -> {
                    var path = target.path().replaceFirst("\\?.*", "");
                    var schema = schemaOf(found, path);
                    if (schema == null) {
                        return new ContractFinding(
                                "openapi",
                                "GET /openapi.json describes the server, but not what POST %s takes.".formatted(path),
                                null,
                                List.of());
                    }
                    var payload = new PayloadSchema(found, schema);
                    return new ContractFinding(
                            "openapi",
                            "GET /openapi.json describes what POST %s takes.".formatted(path),
                            payload.example(),
                            payload.fields());
                });
    }

    private static @Nullable JsonNode schemaOf(JsonNode description, String path) {
        var schema = description
                .path("paths")
                .path(path)
                .path("post")
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        return schema.isObject() && !schema.isEmpty() ? schema : null;
    }

    private ContractFinding others(Target target) {
        if (target.path().endsWith(":predict") && json(target, "/v1/models").isPresent()) {
            return plain("predict-v1", "Its path ends in :predict, and GET /v1/models is answered.");
        }
        if (target.path().equals("/invocations") && answers(target, "/ping")) {
            return plain("invocations", "It is asked at /invocations, and GET /ping is answered.");
        }
        return plain("raw", "Neither its image nor its server says more: what is sent is passed on as it is.");
    }

    private static ContractFinding plain(String contract, String reason) {
        return new ContractFinding(contract, reason, null, List.of());
    }

    private Optional<JsonNode> json(Target target, String path) {
        return get(target, path).flatMap(body -> {
            try {
                return Optional.of(JSON.readTree(body));
            } catch (JacksonException _) {
                return Optional.empty();
            }
        });
    }

    private boolean answers(Target target, String path) {
        return get(target, path).isPresent();
    }

    private Optional<byte[]> get(Target target, String path) {
        var question = new Question("GET", Map.of("Accept", "application/json"), 0, InputStream.nullInputStream());
        var answer = new WholeAnswer(target.deployment().id().toString(), PATIENCE, LARGEST);
        try {
            var there = new Target(target.deployment(), path, target.port());
            return relay.pass(there, question, Set.of(), answer) == OK ? Optional.of(answer.body()) : Optional.empty();
        } catch (PredictionFailure _) {
            return Optional.empty(); // it says nothing about itself
        }
    }
}

package io.slipway.infra.demo;

import static io.slipway.infra.demo.Script.id;
import static io.slipway.infra.demo.Script.isOneOf;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Deployments of the starters: what runs already and is the same is left alone, what is old is replaced.
final class Launches {
    private final Api api;
    private final Journal journal;
    private final Patience patience;
    private final String team;

    Launches(Api api, Journal journal, Patience patience, String team) {
        this.api = api;
        this.journal = journal;
        this.patience = patience;
        this.team = team;
    }

    /// A deployment of the build under this name that runs and is healthy.
    ///
    /// @param uses id of the deployment whose address it gets, null when it needs none
    JsonNode launch(String name, JsonNode build, @Nullable String uses) {
        var existing = existing(name);
        if (existing.isPresent() && isSame(existing.get(), build, uses)) {
            return healthy(name, revived(existing.get()), "runs already");
        }
        existing.ifPresent(this::remove);
        var wish = new HashMap<String, Object>();
        wish.put("team", team);
        wish.put("name", name);
        wish.put("build", id(build));
        if (uses != null) {
            wish.put("uses", uses);
        }
        return healthy(name, api.post("launch " + name, "/deployments", wish).json(), "is launched");
    }

    private Optional<JsonNode> existing(String name) {
        return api.list("list what runs", "/deployments?team=" + team).stream()
                .filter(deployment -> deployment.path("name").asString("").equals(name))
                .findFirst();
    }

    private static boolean isSame(JsonNode deployment, JsonNode build, @Nullable String uses) {
        var used = deployment.path("uses").asString("");
        return isOneOf(deployment, "QUEUED", "BUILDING", "STARTING", "RUNNING", "STOPPED")
                && same(deployment, build, "script")
                && same(deployment, build, "revision")
                && deployment
                        .path("image")
                        .asString("")
                        .equals(build.path("image").path("id").asString("none"))
                && used.equals(uses == null ? "" : uses);
    }

    private static boolean same(JsonNode deployment, JsonNode build, String field) {
        return deployment.path(field).asString("").equals(build.path(field).asString("none"));
    }

    private JsonNode revived(JsonNode deployment) {
        return isOneOf(deployment, "STOPPED")
                ? api.post("start a stopped deployment", "/deployments/" + id(deployment) + "/start", "")
                        .json()
                : deployment;
    }

    /// Takes a deployment away, and before it those that use it.
    private void remove(JsonNode deployment) {
        var id = id(deployment);
        api.list("list what runs", "/deployments?team=" + team).stream()
                .filter(other -> other.path("uses").asString("").equals(id))
                .forEach(this::remove);
        var action = "remove the old deployment " + deployment.path("name").asString("");
        api.delete(action, "/deployments/" + id);
        patience.await(
                action, patience.launch(), () -> api.find(action, "/deployments/" + id), seen -> seen.status() == 404);
    }

    private JsonNode healthy(String name, JsonNode deployment, String how) {
        var action = "get " + name + " healthy";
        var path = "/deployments/" + id(deployment);
        var seen = patience.await(
                action,
                patience.launch(),
                () -> api.get(action, path),
                now -> isOneOf(now, "FAILED", "STOPPED", "REMOVING") || isHealthy(now));
        if (!isHealthy(seen)) {
            throw new DemoFailure(DemoFailure.of(action, seen.path("error")).getMessage() + "\n  It is "
                    + seen.path("status").asString("") + "; its log ends:\n  " + log(path));
        }
        journal.note("%s %s at %s"
                .formatted(name, how, seen.path("endpoint").path("url").asString("its container")));
        return seen;
    }

    private static boolean isHealthy(JsonNode deployment) {
        var health = deployment.path("health").asString("");
        return isOneOf(deployment, "RUNNING") && health.equalsIgnoreCase("healthy");
    }

    private String log(String path) {
        var log = api.find("read the log", path + "/logs?tail=10");
        return log.isGood() ? log.text().strip().replace("\n", "\n  ") : "(no log: " + log.reason() + ")";
    }

    /// What the model behind a deployment answers to a payload.
    JsonNode predict(JsonNode deployment, byte[] payload) {
        var name = deployment.path("name").asString("");
        var answer = api.post(
                        "get a prediction from " + name,
                        "/deployments/" + id(deployment) + "/predictions",
                        "application/json",
                        payload)
                .json();
        var body = answer.path("body").asString("");
        journal.note("%s answers in %s: %s"
                .formatted(name, Units.micros(answer.path("durationMicros").asDouble(0)), Units.cut(body, 160)));
        if (body.getBytes(StandardCharsets.UTF_8).length == 0) {
            throw new DemoFailure("Could not get a prediction from " + name + ": its answer is empty.");
        }
        return answer;
    }
}

package io.slipway.infra.demo;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// One starter on its way through the portal: published as a revision, built as an image, launched as a deployment.
final class Script {
    private static final Pattern ACCURACY = Pattern.compile("accuracy [0-9.]+ on [0-9]+ held-out digits");

    private final Api api;
    private final Journal journal;
    private final Patience patience;
    private final Starter starter;
    private final String team;

    Script(Api api, Journal journal, Patience patience, Starter starter, String team) {
        this.api = api;
        this.journal = journal;
        this.patience = patience;
        this.starter = starter;
        this.team = team;
    }

    /// A revision of the starter; identical content is the revision that was there.
    int publish() {
        var address = "/scripts/" + path();
        var answer = api.post(
                "publish " + path(), address + "/revisions?message=Starter", "application/gzip", starter.archive());
        var number = answer.json().path("number").asInt();
        var isNew = answer.status() == 201;
        if (isNew && number == 1) {
            api.put("describe " + path(), address, Map.of("description", starter.description(), "visibility", "team"));
        }
        journal.note("%s: revision %d %s".formatted(starter.name(), number, isNew ? "is new" : "is unchanged"));
        return number;
    }

    /// A succeeded build of the revision, told step by step.
    JsonNode build(int revision) {
        var action = "build " + path();
        var ordered = api.post(
                        action,
                        "/builds",
                        Map.of("script", path(), "revision", Integer.toString(revision), "reuse", true))
                .json();
        var begin = System.nanoTime();
        var teller = new StepTeller(journal);
        var build = patience.await(action, patience.build(), () -> api.get(action, "/builds/" + id(ordered)), seen -> {
            teller.tell(seen.path("progress"));
            return isOneOf(seen, "SUCCEEDED", "FAILED", "CANCELLED");
        });
        if (!isOneOf(build, "SUCCEEDED")) {
            throw failed(action, build);
        }
        var fresh = !isOneOf(ordered, "SUCCEEDED");
        journal.note("%s: %s, %s%s%s"
                .formatted(
                        starter.name(),
                        Units.shortDigest(build.path("image").path("id").asString("")),
                        Units.megabytes(build.path("image").path("sizeBytes").asLong()),
                        fresh ? ", built in " + Journal.text(Duration.ofNanos(System.nanoTime() - begin)) : ", reused",
                        accuracy(build)));
        return build;
    }

    /// Says each step of a build once, when it begins.
    private static final class StepTeller {
        private final Journal journal;
        private int told;

        StepTeller(Journal journal) {
            this.journal = journal;
        }

        void tell(JsonNode progress) {
            var step = progress.path("step").asInt(0);
            if (step > told) {
                told = step;
                var instruction = progress.path("instruction").asString("").replaceAll("\\s+", " ");
                journal.note("  step %d of %d: %s"
                        .formatted(step, progress.path("total").asInt(0), Units.cut(instruction, 90)));
            }
        }
    }

    private String accuracy(JsonNode build) {
        var found = ACCURACY.matcher(api.text("read the log of the build", "/builds/" + id(build) + "/log"));
        return found.find() ? ", " + found.group() : "";
    }

    private DemoFailure failed(String action, JsonNode build) {
        var log = api.text("read the log of the build", "/builds/" + id(build) + "/log")
                .strip()
                .lines()
                .toList();
        var last = String.join("\n  ", log.subList(Math.max(0, log.size() - 10), log.size()));
        return new DemoFailure(DemoFailure.of(action, build.path("error")).getMessage() + "\n  " + last);
    }

    private String path() {
        return team + "/" + starter.name();
    }

    static String id(JsonNode thing) {
        return thing.path("id").asString();
    }

    static boolean isOneOf(JsonNode thing, String... statuses) {
        return Arrays.asList(statuses).contains(thing.path("status").asString(""));
    }
}

package io.slipway.infra.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What a comparison found, taken from the report: what the table shows and the JSON file carries.
///
/// @param url the report's page in the portal
/// @param report the report as the API gives it
record Outcome(String url, JsonNode report) {
    /// One measured target. Microseconds are missing when it never answered.
    record Target(
            String id,
            String name,
            boolean control,
            Map<String, String> facts,
            long requests,
            OptionalDouble p50,
            OptionalDouble p90,
            OptionalDouble p99,
            long errors) {
        String fact(String name) {
            return facts.getOrDefault(name, "");
        }

        long number(String name) {
            return fact(name).matches("[0-9]{1,18}") ? Long.parseLong(fact(name)) : 0;
        }
    }

    /// One candidate beside its baseline. Numbers are missing when there was too little to say anything.
    ///
    /// @param p adjusted by Holm, as the verdict takes it
    record Pair(
            String baseline,
            String candidate,
            String metric,
            OptionalDouble ratio,
            OptionalDouble low,
            OptionalDouble high,
            OptionalDouble p,
            String verdict,
            List<String> warnings) {}

    /// The compared ones first, then the controls.
    List<Target> targets() {
        return report.path("targets").valueStream().map(Outcome::target).toList();
    }

    List<Pair> pairs() {
        Function<JsonNode, String> name = id -> names().getOrDefault(id.asString(""), id.asString(""));
        return report.path("comparisons")
                .valueStream()
                .map(pair -> pair(pair, name))
                .toList();
    }

    /// The result in plain words.
    String sentence() {
        return report.path("sentence").asString("");
    }

    List<String> warnings() {
        return texts(report.path("warnings"));
    }

    private Map<String, String> names() {
        return targets().stream().collect(Collectors.toMap(Target::id, Target::name));
    }

    private static Target target(JsonNode target) {
        var latency = target.path("latency");
        var facts = target.path("metadata")
                .propertyStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, fact -> fact.getValue().asString("")));
        return new Target(
                target.path("id").asString(""),
                target.path("label").asString(""),
                !target.path("role").asString("TARGET").equals("TARGET"),
                facts,
                target.path("requests").asLong(0),
                number(latency.path("p50Micros")),
                number(latency.path("p90Micros")),
                number(latency.path("p99Micros")),
                target.path("errors").asLong(0));
    }

    private static Pair pair(JsonNode pair, Function<JsonNode, String> name) {
        var estimate = pair.path("estimate");
        return new Pair(
                name.apply(pair.path("baseline")),
                name.apply(pair.path("candidate")),
                pair.path("metric").asString(""),
                number(estimate.path("ratio")),
                number(estimate.path("low")),
                number(estimate.path("high")),
                number(estimate.path("holmP")),
                pair.path("verdict").asString(""),
                texts(pair.path("warnings")));
    }

    private static OptionalDouble number(JsonNode value) {
        return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(text -> text.asString("")).toList();
    }

    /// Writes the result as JSON; the file is there as a whole or not at all.
    void write(Path file) {
        var target = file.toAbsolutePath();
        try {
            var folder = Objects.requireNonNull(target.getParent());
            Files.createDirectories(folder);
            var draft = Files.createTempFile(folder, ".demo", ".json");
            try {
                Files.write(draft, Http.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json()));
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException | JacksonException e) {
            throw new DemoFailure("Could not write " + target + ": " + e.getMessage(), e);
        }
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("report", url);
        json.put(
                "targets",
                targets().stream()
                        .filter(target -> !target.control())
                        .map(Outcome::json)
                        .toList());
        json.put("comparisons", pairs().stream().map(Outcome::json).toList());
        return json;
    }

    private static Map<String, @Nullable Object> json(Target target) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("name", target.name());
        json.put("team", target.fact("team"));
        json.put("script", target.fact("script"));
        json.put("revision", target.number("revision"));
        json.put("image", target.fact("image"));
        json.put("sizeBytes", target.number("sizeBytes"));
        json.put("requests", target.requests());
        json.put("p50Micros", orNull(target.p50()));
        json.put("p90Micros", orNull(target.p90()));
        json.put("p99Micros", orNull(target.p99()));
        json.put("errors", target.errors());
        return json;
    }

    private static Map<String, @Nullable Object> json(Pair pair) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("baseline", pair.baseline());
        json.put("candidate", pair.candidate());
        json.put("metric", pair.metric());
        json.put("ratio", orNull(pair.ratio()));
        json.put("low", orNull(pair.low()));
        json.put("high", orNull(pair.high()));
        json.put("p", orNull(pair.p()));
        json.put("verdict", pair.verdict());
        return json;
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}

package io.slipway.infra.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reports as the API gives them.
final class Reports {
    private Reports() {}

    /// A report on the targets of a wish, with a floor, whose second target is faster and whose third cannot be
    /// compared.
    static Map<String, Object> ofThree(JsonNode wish) {
        var targets = new ArrayList<Map<String, Object>>();
        for (var target : wish.path("targets")) {
            var script = target.path("script").asString();
            targets.add(target(
                    script.substring(script.indexOf('/') + 1),
                    script,
                    target.path("revision").asString()));
        }
        var floor = new LinkedHashMap<>(target("noop", "vision/noop", "1"));
        floor.put("role", "CONTROL_NOOP");
        targets.add(floor);
        var estimate = Map.of("ratio", 0.8214, "low", 0.8011, "high", 0.8502, "p", 0.00001, "holmP", 0.00004);
        return Map.of(
                "sentence",
                "digits-pytorch is 18 % faster than digits-sklearn.",
                "warnings",
                List.of("The machine was busy."),
                "targets",
                targets,
                "comparisons",
                List.of(
                        comparison("digits-pytorch", "p50", estimate, "faster", List.of()),
                        comparison("digits-pytorch", "p90", estimate, "faster", List.of()),
                        comparison("digits-onnxruntime", "p50", null, "not comparable", List.of("too few rounds"))));
    }

    private static Map<String, Object> target(String name, String script, String revision) {
        return Map.of(
                "id",
                "t-" + name,
                "label",
                name,
                "role",
                "TARGET",
                "requests",
                12_345,
                "errors",
                0,
                "latency",
                Map.of("p50Micros", 512.4, "p90Micros", 700.0, "p99Micros", 12_000.5),
                "metadata",
                Map.of(
                        "team", "vision",
                        "script", script,
                        "revision", revision,
                        "image", "sha256:0123456789abcdef",
                        "sizeBytes", "378000000"));
    }

    private static Map<String, @Nullable Object> comparison(
            String candidate, String metric, @Nullable Object estimate, String verdict, List<String> warnings) {
        var comparison = new LinkedHashMap<String, @Nullable Object>();
        comparison.put("baseline", "t-digits-sklearn");
        comparison.put("candidate", "t-" + candidate);
        comparison.put("metric", metric);
        comparison.put("estimate", estimate);
        comparison.put("verdict", verdict);
        comparison.put("warnings", warnings);
        return comparison;
    }
}

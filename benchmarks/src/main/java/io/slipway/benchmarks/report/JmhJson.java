package io.slipway.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The layout of JMH's own JSON result files, one benchmark per target, for tools such as jmh-visualizer.
///
/// Written by hand because the report no longer holds JMH's objects. JMH's score error is left out on purpose (`NaN`,
/// as JMH writes it): it would take requests of one visit for independent.
final class JmhJson {
    private static final double[] PERCENTILES = {0, 50, 90, 95, 99, 99.9, 99.99, 99.999, 99.9999, 100};
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JmhJson() {}

    static String render(Report report) {
        var results = new ArrayList<Map<String, Object>>();
        for (TargetSummary target : report.targets()) {
            Latency latency = target.latency();
            if (latency != null) {
                results.add(result(report, target, latency));
            }
        }
        return MAPPER.writeValueAsString(results);
    }

    private static Map<String, Object> result(Report report, TargetSummary target, Latency latency) {
        var result = new LinkedHashMap<String, Object>();
        result.put("jmhVersion", report.environment().getOrDefault("JMH", ""));
        result.put("benchmark", "io.slipway.benchmarks.probe.PredictionLatencyBenchmark.predict");
        result.put("mode", "sample");
        result.put("threads", 1);
        result.put("forks", report.settings().forks());
        result.put(
                "jvmArgs",
                List.of(report.environment().getOrDefault("JVM arguments", "").split(" ")));
        result.put("warmupIterations", 0);
        result.put("warmupTime", report.settings().visitMillis() + " ms");
        result.put("warmupBatchSize", 1);
        result.put("measurementIterations", target.visits());
        result.put("measurementTime", report.settings().visitMillis() + " ms");
        result.put("measurementBatchSize", 1);
        result.put("params", Map.of("target", target.label()));
        result.put("primaryMetric", primary(target, latency));
        result.put("secondaryMetrics", secondary(target));
        return result;
    }

    private static Map<String, Object> primary(TargetSummary target, Latency latency) {
        var metric = new LinkedHashMap<String, Object>();
        metric.put("score", latency.meanMicros());
        metric.put("scoreError", "NaN");
        metric.put("scoreConfidence", List.of("NaN", "NaN"));
        metric.put("scorePercentiles", percentiles(target, latency));
        metric.put("scoreUnit", "us/op");
        List<List<Number>> histogram = target.histogram().stream()
                .map(b -> List.<Number>of(b.micros(), b.count()))
                .toList();
        metric.put("rawDataHistogram", List.of(List.of(histogram)));
        return metric;
    }

    private static Map<String, Double> percentiles(TargetSummary target, Latency latency) {
        var percentiles = new LinkedHashMap<String, Double>();
        for (double p : PERCENTILES) {
            percentiles.put(Double.toString(p), p == 100 ? latency.maxMicros() : at(target, latency, p / 100));
        }
        return percentiles;
    }

    private static double at(TargetSummary target, Latency latency, double quantile) {
        CurvePoint before = new CurvePoint(0, latency.minMicros());
        for (CurvePoint point : target.curve()) {
            if (point.quantile() >= quantile) {
                double span = point.quantile() - before.quantile();
                double share = span == 0 ? 1 : (quantile - before.quantile()) / span;
                return before.micros() + share * (point.micros() - before.micros());
            }
            before = point;
        }
        return latency.maxMicros();
    }

    private static Map<String, Object> secondary(TargetSummary target) {
        var metrics = new LinkedHashMap<String, Object>();
        metrics.put("requests", count(target.requests()));
        metrics.put("errors", count(target.errors()));
        return metrics;
    }

    private static Map<String, Object> count(long value) {
        var metric = new LinkedHashMap<String, Object>();
        metric.put("score", value);
        metric.put("scoreError", "NaN");
        metric.put("scoreConfidence", List.of("NaN", "NaN"));
        metric.put("scorePercentiles", Map.of("50.0", value));
        metric.put("scoreUnit", "#");
        metric.put("rawData", List.of(List.of(value)));
        return metric;
    }
}

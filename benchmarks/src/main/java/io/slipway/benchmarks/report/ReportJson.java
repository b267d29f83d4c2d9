package io.slipway.benchmarks.report;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reports as JSON. Fields that a newer version added are ignored when read.
public final class ReportJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private ReportJson() {}

    public static String write(Report report) {
        return MAPPER.writeValueAsString(report);
    }

    static String writeLoad(LoadReport report) {
        return MAPPER.writeValueAsString(report);
    }

    /// Reads what [#write] wrote.
    public static Report read(String json) {
        return MAPPER.readValue(json, Report.class);
    }
}

package io.slipway.benchmarks.plan;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Plans as JSON. An unknown or a missing field is refused: a plan that was misunderstood measures the wrong thing.
public final class PlanJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private PlanJson() {}

    public static String write(Plan plan) {
        return MAPPER.writeValueAsString(plan);
    }

    /// Reads what [#write] wrote.
    public static Plan read(String json) {
        try {
            return MAPPER.readValue(json, Plan.class);
        } catch (JacksonException e) {
            if (e.getCause() instanceof InvalidPlanException invalid) {
                throw invalid;
            }
            String where = e instanceof DatabindException d ? d.getPathReference() : "at " + e.getLocation();
            throw new InvalidPlanException(
                    "JSON",
                    "%s (%s)".formatted(e.getOriginalMessage(), where),
                    "Every field of the plan must be there, and no other.",
                    e);
        }
    }
}

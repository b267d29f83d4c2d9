package io.slipway.portal.comparison;

import io.slipway.benchmarks.plan.Plan;
import io.slipway.benchmarks.plan.TargetFacts;
import io.slipway.engine.EngineInfo;
import io.slipway.engine.Limits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns what stands ready on the engine into the plan that the benchmarks run.
final class PlanAssembly {
    private PlanAssembly() {}

    /// @param notes what readers of the report have to know, by name
    static Plan assemble(
            ComparisonSnapshot comparison,
            List<Fielded> fielded,
            Payload payload,
            Placement placement,
            Map<String, String> notes) {
        var plan = Plan.of(comparison.preset(), comparison.name())
                .rounds(comparison.rounds())
                .threshold(comparison.threshold())
                .probeCpu(placement.probeCpu())
                .payload(io.slipway.benchmarks.plan.Payload.of(payload.contentType(), payload.body()));
        fielded.stream().map(Fielded::target).forEach(plan::target);
        notes.forEach(plan::metadata);
        return plan.build();
    }

    /// What is true of the whole run.
    static Map<String, String> notes(ComparisonSnapshot comparison, EngineInfo engine, Placement placement) {
        var notes = new LinkedHashMap<String, String>();
        notes.put("team", comparison.team().value());
        notes.put("comparison", comparison.id().toString());
        notes.put("requestedBy", comparison.requestedBy());
        notes.put("engine", engine.kind() + " " + engine.version() + " (API " + engine.apiVersion() + ")");
        notes.put("engineHost", engine.name() + ", " + engine.os() + ", " + engine.architecture());
        notes.put("engineKernel", engine.kernel());
        notes.put("engineCpus", Integer.toString(engine.cpus()));
        notes.put("engineMemoryBytes", Long.toString(engine.memoryBytes()));
        notes.put("placement", placement.sentence());
        notes.put("instancesPerTarget", Integer.toString(placement.copies()));
        return notes;
    }

    /// Limits as facts: targets that differ in them are not comparable.
    static Map<String, String> facts(Limits limits) {
        var facts = new LinkedHashMap<String, String>();
        facts.put(TargetFacts.CPUS, Double.toString(limits.cpus()));
        facts.put(TargetFacts.MEMORY_BYTES, Long.toString(limits.memoryBytes()));
        facts.put(TargetFacts.PIDS, Integer.toString(limits.pids()));
        @Nullable String cores = limits.cpuset();
        facts.put(TargetFacts.CPUSET, cores == null ? "any" : cores);
        return facts;
    }
}

package io.slipway.portal.comparison;

import io.slipway.engine.EngineInfo;
import io.slipway.engine.Limits;
import org.jspecify.annotations.Nullable;

/// Who runs on which core, and how many instances each target gets.
///
/// @param probeCpu null where there is only one core
/// @param targetCores all cores but the probe's; null where there is only one
/// @param copies two instances of each target where half of the memory holds them, else one
record Placement(@Nullable Integer probeCpu, @Nullable String targetCores, int copies) {
    private static final int WANTED_COPIES = 2;
    private static final int MAX_SHARE = 2;

    static Placement on(EngineInfo engine, int entrants, Limits limits) {
        var needed = limits.memoryBytes() * entrants * WANTED_COPIES;
        var copies = needed <= engine.memoryBytes() / MAX_SHARE ? WANTED_COPIES : 1;
        return engine.cpus() < 2
                ? new Placement(null, null, copies)
                : new Placement(0, engine.cpus() == 2 ? "1" : "1-" + (engine.cpus() - 1), copies);
    }

    Limits pinned(Limits limits) {
        return targetCores == null ? limits : limits.pinnedTo(targetCores);
    }

    /// For the report.
    String sentence() {
        return targetCores == null
                ? "probe and targets share the only core"
                : "probe on core " + probeCpu + ", targets on " + (targetCores.contains("-") ? "cores " : "core ")
                        + targetCores;
    }
}

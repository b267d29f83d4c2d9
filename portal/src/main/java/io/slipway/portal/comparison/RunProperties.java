package io.slipway.portal.comparison;

import io.slipway.engine.Limits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What a site can set about runs; every target of a comparison gets the same.
///
/// @param cpus of each container that is launched for a run
/// @param memory of each such container
/// @param healthPatience how long a model may take until it is healthy
/// @param silencePatience how long the benchmarks may say nothing
@ConfigurationProperties("slipway.comparison")
record RunProperties(
        @DefaultValue("1") double cpus,
        @DefaultValue("512MB") DataSize memory,
        @DefaultValue("2m") Duration healthPatience,
        @DefaultValue("10m") Duration silencePatience) {
    Limits limits() {
        return Limits.of(cpus, memory.toBytes());
    }
}

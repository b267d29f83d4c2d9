package io.slipway.portal.quota;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What the site gives every team, unless a site administrator has settled something else for it.
///
/// @param cpus of all containers that run, together
/// @param memory the same
/// @param containers that run at a time
/// @param images of all deployments, each counted once
@ConfigurationProperties("slipway.quotas")
record QuotaProperties(
        @DefaultValue("32") double cpus,
        @DefaultValue("64GB") DataSize memory,
        @DefaultValue("60") int containers,
        @DefaultValue("200GB") DataSize images) {
    Resources limits() {
        return new Resources(cpus, memory.toBytes(), containers, images.toBytes());
    }
}

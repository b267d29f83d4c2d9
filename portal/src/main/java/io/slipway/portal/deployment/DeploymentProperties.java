package io.slipway.portal.deployment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What a site can set about deployments.
///
/// @param perTeam how many deployments a team may have at a time
/// @param maxCpus what one container may ask for
/// @param maxMemory what one container may ask for
/// @param maxPids what one container may ask for
/// @param maxReplicas how many containers one deployment may have
/// @param healthDeadline how long a container may take until it answers
/// @param concurrent how many launches run at a time
@ConfigurationProperties("slipway.deployments")
record DeploymentProperties(
        @DefaultValue("20") int perTeam,
        @DefaultValue("4") double maxCpus,
        @DefaultValue("8GB") DataSize maxMemory,
        @DefaultValue("512") int maxPids,
        @DefaultValue("8") int maxReplicas,
        @DefaultValue("120s") Duration healthDeadline,
        @DefaultValue("5") int concurrent) {}

package io.slipway.portal.build;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What a site can set about builds.
///
/// @param concurrent how many run at a time
/// @param timeout how long one may run
/// @param logLimit how much of a log is kept
@ConfigurationProperties("slipway.builds")
record BuildProperties(
        @DefaultValue("2") int concurrent,
        @DefaultValue("30m") Duration timeout,
        @DefaultValue("16MB") DataSize logLimit) {}

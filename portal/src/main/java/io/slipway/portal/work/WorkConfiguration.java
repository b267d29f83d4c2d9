package io.slipway.portal.work;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Switches on what looks after things at intervals: monitors and sweeps.
@Configuration
@EnableScheduling
class WorkConfiguration {}

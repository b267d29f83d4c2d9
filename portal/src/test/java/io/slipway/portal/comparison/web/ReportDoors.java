package io.slipway.portal.comparison.web;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;

/// The doors to what stored reports say, for tests that measure nothing.
@TestConfiguration(proxyBeanMethods = false)
@Import(LatencyTrendController.class)
public class ReportDoors {}

package io.slipway.portal.application;

import io.slipway.portal.deployment.DeploymentName;
import io.slipway.registry.Caller;
import io.slipway.registry.team.TeamName;
import java.util.function.BooleanSupplier;

/// Somebody looks at an application.
///
/// @param stands whether they are still signed in as they were when they opened it
public record AppVisit(Caller caller, TeamName team, DeploymentName application, BooleanSupplier stands) {}

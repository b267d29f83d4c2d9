/// Deployments: named launches of a revision's image by a team, each with a container and a network of its own.
///
/// Start at [DeploymentService] for the use cases, at [Deployment] for the rules, at [LaunchPolicy] for what may
/// be launched, and at [DeploymentRunner] for the work. [ContainerWatch] keeps states true to the engine.
@NullMarked
package io.slipway.portal.deployment;

import org.jspecify.annotations.NullMarked;

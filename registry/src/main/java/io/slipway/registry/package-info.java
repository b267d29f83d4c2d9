/// The private registry of container scripts: teams, scripts, revisions and who may do what with them.
///
/// Start at [io.slipway.registry.script.ScriptService] for the use cases and at
/// [io.slipway.registry.team.AccessPolicy] for the rights. This package itself holds what all features
/// share: the [Caller] and the error model under [SlipwayException].
@NullMarked
package io.slipway.registry;

import org.jspecify.annotations.NullMarked;

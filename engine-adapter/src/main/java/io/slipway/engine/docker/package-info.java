/// The Docker Engine behind [io.slipway.engine.Engine].
///
/// Start at [DockerEngines]. Everything docker-java stays in this package.
@NullMarked
package io.slipway.engine.docker;

import org.jspecify.annotations.NullMarked;

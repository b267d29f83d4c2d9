/// Understanding Dockerfiles, line by line: what they say and what is wrong with them.
///
/// Start at [DockerfileCheck].
@NamedInterface("dockerfile")
@NullMarked
package io.slipway.registry.dockerfile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

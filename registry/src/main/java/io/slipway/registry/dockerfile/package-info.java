/// Understanding Dockerfiles: what they say, and what does not build.
///
/// Start at [Dockerfile]; what a reviewer would say is in the package `lint`.
@NamedInterface("dockerfile")
@NullMarked
package io.slipway.registry.dockerfile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

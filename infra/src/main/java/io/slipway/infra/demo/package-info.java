/// The demonstration: the whole main job, from a starter's Dockerfile to a measured prediction, by the portal's REST
/// API alone.
///
/// Start at [Demo], which says what it needs.
@NullMarked
package io.slipway.infra.demo;

import org.jspecify.annotations.NullMarked;

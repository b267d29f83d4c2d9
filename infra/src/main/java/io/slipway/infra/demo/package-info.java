/// The demonstration: the whole main job, from a starter's Dockerfile to a measured prediction, by the REST API alone.
///
/// Start at [Demo], which says what it needs; [Tour] has the steps in order; [Outcome] is what comes out of it.
@NullMarked
package io.slipway.infra.demo;

import org.jspecify.annotations.NullMarked;

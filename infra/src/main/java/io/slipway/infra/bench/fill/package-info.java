/// A registry full of scripts, as a team would have it after years: written straight into the tables, in minutes.
///
/// Start at [RegistryFill]; [Catalogue] says what the scripts are about. Whatever is derived from scripts is written
/// here as the registry itself would have written it, which the registry's own tests hold us to.
@NullMarked
package io.slipway.infra.bench.fill;

import org.jspecify.annotations.NullMarked;

/// Registries of images that teams push to and pull from: which ones the site allows, and how each team signs in.
///
/// Start at [RegistryLoginService].
@NullMarked
package io.slipway.portal.registries;

import org.jspecify.annotations.NullMarked;

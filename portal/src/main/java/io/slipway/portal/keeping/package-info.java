/// The settings of a script: what it says about itself, its name, and its end. The use cases are in
/// `io.slipway.registry.script`.
@NullMarked
package io.slipway.portal.keeping;

import org.jspecify.annotations.NullMarked;

/// The pages about tags: those of a script, and a team's rules for them. The use cases are in
/// `io.slipway.registry.script` and `io.slipway.registry.tagrule`.
@NullMarked
package io.slipway.portal.tag;

import org.jspecify.annotations.NullMarked;

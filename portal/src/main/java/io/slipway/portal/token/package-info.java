/// The pages about tokens: a person's own, and the robots of a team. The use cases are in
/// `io.slipway.registry.token`.
@NullMarked
package io.slipway.portal.token;

import org.jspecify.annotations.NullMarked;

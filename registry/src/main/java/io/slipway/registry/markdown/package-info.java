/// What people write in Markdown, as HTML that shows and does nothing.
///
/// Start at [Markdown].
@NamedInterface("markdown")
@NullMarked
package io.slipway.registry.markdown;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

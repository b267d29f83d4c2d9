/// Finding scripts: by words, by what they build on, by what runs now; never more than the caller may read.
///
/// Start at [ScriptSearch]; [SearchIndex] keeps the table that it reads true to the scripts.
@NamedInterface("search")
@NullMarked
package io.slipway.registry.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

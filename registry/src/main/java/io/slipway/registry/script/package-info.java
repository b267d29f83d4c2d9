/// Scripts (named, owned Dockerfiles with their context) and their immutable, numbered revisions.
///
/// Start at [ScriptService] for the use cases, at [Script] for the rules.
@NamedInterface("script")
@NullMarked
package io.slipway.registry.script;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

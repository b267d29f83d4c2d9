/// The pages around scripts: list, script page, editor.
///
/// Start at [ScriptView] for the page of one script and at [EditorView] for writing a new revision; the use
/// cases are in `io.slipway.registry.script`.
@NullMarked
package io.slipway.portal.script;

import org.jspecify.annotations.NullMarked;

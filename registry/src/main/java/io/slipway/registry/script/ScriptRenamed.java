package io.slipway.registry.script;

/// Published inside the transaction that renames a script, so that whoever stores its name changes it in the same
/// moment.
public record ScriptRenamed(ScriptName from, ScriptName to) {}

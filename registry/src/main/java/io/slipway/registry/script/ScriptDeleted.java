package io.slipway.registry.script;

/// Published inside the transaction that deletes a script.
public record ScriptDeleted(ScriptName script) {}

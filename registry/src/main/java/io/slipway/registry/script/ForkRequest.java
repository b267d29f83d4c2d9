package io.slipway.registry.script;

/// A fork to be.
///
/// @param origin what to copy
/// @param revision which revision of it
/// @param name what the copy will be called, in a team that the caller writes in
public record ForkRequest(ScriptName origin, RevisionSelector revision, ScriptName name) {}

package io.slipway.registry.script;

/// A named Dockerfile with a growing list of revisions.
class Script {}

package io.slipway.registry.script;

import java.util.UUID;

/// Published inside the transaction that creates or changes a script: its description, labels, name, revisions or
/// tags. The order within the transaction does not matter; listeners look at the script just before the commit.
public record ScriptChanged(UUID scriptId, ScriptName name) {}

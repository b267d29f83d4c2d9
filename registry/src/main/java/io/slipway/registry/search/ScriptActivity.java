package io.slipway.registry.search;

import io.slipway.registry.script.ScriptName;

/// What runs of a script, as those know who launch it.
public interface ScriptActivity {
    /// Nothing runs.
    Now NOTHING = new Now(false, false);

    /// @param running whether a container of the script runs
    /// @param endpoint whether one of those answers predictions
    record Now(boolean running, boolean endpoint) {}

    /// What is so in the current transaction.
    Now of(ScriptName script);
}

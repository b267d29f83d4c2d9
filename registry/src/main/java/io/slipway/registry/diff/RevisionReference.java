package io.slipway.registry.diff;

import io.slipway.registry.InvalidException;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptName;

/// A revision of a script by its full name, printed `team/name:3` or `team/name:latest`.
public record RevisionReference(ScriptName script, RevisionSelector revision) {
    /// A revision by its number.
    public static RevisionReference of(ScriptName script, int number) {
        return new RevisionReference(script, RevisionSelector.number(number));
    }

    /// Reads `team/name:3`; without a revision the latest is meant.
    public static RevisionReference parse(String text) {
        var colon = text.indexOf(':');
        if (text.isEmpty() || colon == 0) {
            throw new InvalidException("revision", "it is written team/name:number or team/name:tag");
        }
        return colon < 0
                ? new RevisionReference(ScriptName.parse(text), RevisionSelector.LATEST)
                : new RevisionReference(
                        ScriptName.parse(text.substring(0, colon)), RevisionSelector.parse(text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return script + ":" + revision;
    }
}

package io.slipway.portal.script;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The parts of a script's page, in the order of its tabs. The word is the last part of the address.
public enum ScriptPart {
    OVERVIEW,
    FILES,
    REVISIONS,
    TAGS,
    PROPOSALS,
    BUILDS,
    RUNNING,
    REPORTS,
    SETTINGS;

    /// The last part of the address, such as `files`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What people read on the tab.
    public String label() {
        return name().charAt(0) + word().substring(1);
    }

    static Optional<ScriptPart> of(String word) {
        return Arrays.stream(values()).filter(part -> part.word().equals(word)).findFirst();
    }
}

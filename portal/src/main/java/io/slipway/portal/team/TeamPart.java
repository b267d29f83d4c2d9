package io.slipway.portal.team;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The parts of a team's page, in the order of its tabs. The word is the last part of the address.
public enum TeamPart {
    MEMBERS,
    ROBOTS,
    SECRETS,
    REGISTRIES,
    TAG_RULES,
    AUDIT,
    SETTINGS;

    /// The last part of the address, such as `tag-rules`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What people read on the tab.
    public String label() {
        return name().charAt(0) + word().substring(1).replace('-', ' ');
    }

    static Optional<TeamPart> of(String word) {
        return Arrays.stream(values()).filter(part -> part.word().equals(word)).findFirst();
    }
}

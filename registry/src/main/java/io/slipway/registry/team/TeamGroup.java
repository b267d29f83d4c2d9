package io.slipway.registry.team;

import io.slipway.registry.InvalidException;

/// A group of the sign-in service that a team follows: whoever is in it is a member with this role at least.
public record TeamGroup(String name, Role role) {
    private static final int LONGEST = 255;

    public TeamGroup {
        if (name.isBlank() || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidException("group", "a group's name is one line of 1 to %d characters".formatted(LONGEST));
        }
    }
}

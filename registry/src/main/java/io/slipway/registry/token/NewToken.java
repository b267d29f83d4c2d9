package io.slipway.registry.token;

import io.slipway.registry.InvalidException;
import io.slipway.registry.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// A token to be. Every token ends some day; one that should outlive its maker is asked for again.
///
/// @param name by which its owner knows it, such as `laptop`; a robot's is part of its user name
/// @param days how long it is good
public record NewToken(String name, Set<Scope> scopes, int days) {
    /// How long a token is good when nobody says anything else.
    public static final int USUAL_DAYS = 90;

    /// How long a token may be good at most: ten years.
    public static final int MOST_DAYS = 3650;

    /// How long a name may be.
    public static final int LONGEST_NAME = 60;

    public NewToken {
        name = name.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || !name.chars().allMatch(NewToken::isPlain)) {
            throw new InvalidException(
                    "name", "a token's name is one line of 1 to %d characters".formatted(LONGEST_NAME));
        }
        if (scopes.isEmpty()) {
            throw new InvalidException("scopes", "a token needs at least one of read, write, build, launch, compare");
        }
        if (days < 1 || days > MOST_DAYS) {
            throw new InvalidException("expiresInDays", "a token is good for 1 to %d days".formatted(MOST_DAYS));
        }
        scopes = Set.copyOf(scopes);
    }

    Instant expiresAt(Instant now) {
        return now.plus(Duration.ofDays(days));
    }

    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}

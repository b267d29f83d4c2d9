package io.slipway.registry.team;

import io.slipway.registry.InvalidException;
import java.util.regex.Pattern;

/// The slug of a team: lower-case letters, digits and single dashes inside, at most 40 characters.
///
/// It is a path component of OCI repository names, DNS-safe, and fit for labels.
public record TeamName(String value) implements Comparable<TeamName> {
    private static final int MAX_LENGTH = 40;
    private static final Pattern GRAMMAR = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

    public TeamName {
        if (value.length() > MAX_LENGTH || !GRAMMAR.matcher(value).matches()) {
            throw new InvalidException(
                    "team",
                    "a team's name is up to 40 lower-case letters and digits, with single dashes inside, such as 'vision-lab'");
        }
    }

    @Override
    public int compareTo(TeamName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

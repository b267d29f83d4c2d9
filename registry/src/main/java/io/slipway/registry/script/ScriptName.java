package io.slipway.registry.script;

import io.slipway.registry.InvalidException;
import io.slipway.registry.team.TeamName;
import java.util.regex.Pattern;

/// The full name of a script, printed `team/name`. The name follows the grammar of a path component in OCI
/// repository names, so that scripts can be pushed and pulled as such.
public record ScriptName(TeamName team, String name) implements Comparable<ScriptName> {
    private static final int MAX_LENGTH = 100;
    private static final Pattern GRAMMAR = Pattern.compile("[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*");

    public ScriptName {
        if (name.length() > MAX_LENGTH || !GRAMMAR.matcher(name).matches()) {
            throw new InvalidException(
                    "script",
                    "a script's name is up to 100 lower-case letters and digits, separated by '.', '_', '__' or dashes, such as 'digits-sklearn'");
        }
    }

    public static ScriptName of(String team, String name) {
        return new ScriptName(new TeamName(team), name);
    }

    /// Reads `team/name`.
    public static ScriptName parse(String text) {
        var slash = text.indexOf('/');
        if (slash < 0) {
            throw new InvalidException("script", "a script is named team/name, such as 'vision/digits-sklearn'");
        }
        return of(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public int compareTo(ScriptName other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return team + "/" + name;
    }
}

package io.slipway.registry.script;

import io.slipway.registry.InvalidException;
import io.slipway.registry.team.TeamName;
import org.jspecify.annotations.Nullable;

/// What to look for: words in name or description, optionally in one team; pages count from 0.
public record ScriptQuery(String text, @Nullable TeamName team, int page, int size) {
    private static final int MAX_SIZE = 200;
    private static final int MAX_PAGE = 1_000_000;
    private static final int MAX_TEXT = 200;

    public ScriptQuery {
        if (page < 0 || page > MAX_PAGE) {
            throw new InvalidException("page", "pages are counted from 0 to %d".formatted(MAX_PAGE));
        }
        if (size < 1 || size > MAX_SIZE) {
            throw new InvalidException("size", "a page has from 1 to %d scripts".formatted(MAX_SIZE));
        }
        if (text.length() > MAX_TEXT || text.indexOf('\0') >= 0) {
            throw new InvalidException("q", "search for at most %d characters of text".formatted(MAX_TEXT));
        }
    }

    /// The first page of all that the caller may read.
    public static ScriptQuery all() {
        return matching("");
    }

    /// The first page of what has this text in its name or description.
    public static ScriptQuery matching(String text) {
        return new ScriptQuery(text, null, 0, 50);
    }

    public ScriptQuery in(TeamName team) {
        return new ScriptQuery(text, team, page, size);
    }

    public ScriptQuery page(int page, int size) {
        return new ScriptQuery(text, team, page, size);
    }

    /// The text as a pattern for `ilike … escape '!'`, with the characters that mean something there escaped.
    String pattern() {
        var literal = text.strip().replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return "%" + literal + "%";
    }
}

package io.slipway.registry.tagrule;

import io.slipway.registry.InvalidException;
import java.util.regex.Pattern;

/// A pattern for tags: `*` stands for any characters, `?` for one, everything else for itself.
public record TagPattern(String value) {
    static final String GRAMMAR_WORDS =
            "a pattern has up to 128 letters, digits, '_', '.', '-', '*' and '?', such as 'v*' or 'v?.?'";

    private static final Pattern GRAMMAR = Pattern.compile("[a-zA-Z0-9_*?][a-zA-Z0-9._*?-]{0,127}");

    public TagPattern {
        if (!GRAMMAR.matcher(value).matches()) {
            throw new InvalidException("patterns", GRAMMAR_WORDS);
        }
    }

    /// By going back to the last `*` only: a regular expression could be made to try for ever.
    boolean matches(String tag) {
        var at = 0;
        var from = 0;
        var star = -1;
        var resume = 0;
        while (at < tag.length()) {
            if (from < value.length() && value.charAt(from) == '*') {
                star = from++;
                resume = at;
            } else if (from < value.length() && (value.charAt(from) == '?' || value.charAt(from) == tag.charAt(at))) {
                from++;
                at++;
            } else if (star >= 0) {
                from = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        return value.substring(from).chars().allMatch(c -> c == '*');
    }

    @Override
    public String toString() {
        return value;
    }
}

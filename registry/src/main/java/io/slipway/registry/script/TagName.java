package io.slipway.registry.script;

import io.slipway.registry.InvalidException;
import java.util.regex.Pattern;

/// The name of a tag by the grammar of OCI tags; digits alone are revision numbers and no tag.
public record TagName(String value) implements Comparable<TagName> {
    private static final Pattern GRAMMAR = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    /// The tag that moves with every revision. (After the patterns, which its constructor needs.)
    public static final TagName LATEST = new TagName("latest");

    public TagName {
        if (!GRAMMAR.matcher(value).matches() || NUMBER.matcher(value).matches()) {
            throw new InvalidException(
                    "tag", "a tag is up to 128 letters, digits, '_', '.' and '-', not only digits, such as 'latest'");
        }
    }

    @Override
    public int compareTo(TagName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

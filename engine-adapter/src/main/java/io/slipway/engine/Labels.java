package io.slipway.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// The labels a new container, network or image gets: typed ones that say whose it is, and free ones.
///
/// Free labels cannot use the prefix `io.slipway.`.
public final class Labels {
    private static final String RESERVED = "io.slipway.";
    private static final Pattern KEY = Pattern.compile("[a-zA-Z0-9](?:[a-zA-Z0-9._/-]{0,126}[a-zA-Z0-9])?");
    private static final int MAX_VALUE = 4096;
    private static final Labels NONE = new Labels(Map.of());

    private final Map<String, String> entries;

    private Labels(Map<String, String> entries) {
        this.entries = Collections.unmodifiableMap(entries);
    }

    /// No labels at all.
    public static Labels none() {
        return NONE;
    }

    /// Labels with just this one.
    public static Labels of(Label label, String value) {
        return NONE.and(label, value);
    }

    /// These labels and one more that says whose the thing is.
    public Labels and(Label label, String value) {
        Grammar.require(!value.isBlank(), "The label " + label.key() + " needs a value");
        return plus(label.key(), value);
    }

    /// These labels and a free one.
    public Labels andFree(String key, String value) {
        Grammar.require(key, KEY, "a label key", "letters, digits, '.', '_', '/' and '-', at most 128");
        Grammar.require(!key.startsWith(RESERVED), "Labels that start with " + RESERVED + " are Slipway's own");
        return plus(key, value);
    }

    private Labels plus(String key, String value) {
        Grammar.require(value.length() <= MAX_VALUE, "The label " + key + " is longer than 4096 characters");
        Grammar.require(
                value.chars().noneMatch(Character::isISOControl), "The label " + key + " has control characters");
        var more = new LinkedHashMap<>(entries);
        more.put(key, value);
        return new Labels(more);
    }

    /// Key and value as the engine gets them.
    public Map<String, String> asMap() {
        return entries;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Labels labels && labels.entries.equals(entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return entries.toString();
    }
}

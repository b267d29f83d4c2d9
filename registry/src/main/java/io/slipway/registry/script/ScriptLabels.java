package io.slipway.registry.script;

import io.slipway.registry.InvalidException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What people sort scripts by, such as `task=vision`: keys with a value each, which may be empty.
public record ScriptLabels(Map<String, String> pairs) {
    /// None at all.
    public static final ScriptLabels NONE = new ScriptLabels(Map.of());

    private static final int MOST = 20;
    private static final int MAX_KEY = 63;
    private static final int MAX_VALUE = 100;
    private static final String RESERVED = "io.slipway.";
    private static final Pattern KEY = Pattern.compile("[a-z0-9]+(?:[._/-][a-z0-9]+)*");

    public ScriptLabels {
        if (pairs.size() > MOST) {
            throw refused("a script has at most %d labels".formatted(MOST));
        }
        var checked = new TreeMap<String, String>();
        pairs.forEach((key, value) -> checked.put(checkedKey(key), checkedValue(key, value)));
        pairs = Collections.unmodifiableSortedMap(checked);
    }

    /// Reads lines of `key=value`, as people type them; blank lines count for nothing.
    public static ScriptLabels parse(String lines) {
        var pairs = new TreeMap<String, String>();
        lines.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> put(pairs, line));
        return new ScriptLabels(pairs);
    }

    /// Lines of `key=value`, by key.
    public String lines() {
        return String.join(
                "\n", pairs.entrySet().stream().map(ScriptLabels::text).toList());
    }

    private static void put(SortedMap<String, String> pairs, String line) {
        var equals = line.indexOf('=');
        var key = equals < 0 ? line : line.substring(0, equals).strip();
        var value = equals < 0 ? "" : line.substring(equals + 1).strip();
        if (pairs.put(key, value) != null) {
            throw refused("'%s' is there twice".formatted(key));
        }
    }

    private static String text(Map.Entry<String, String> pair) {
        return pair.getKey() + "=" + pair.getValue();
    }

    private static String checkedKey(String key) {
        if (key.length() > MAX_KEY || !KEY.matcher(key).matches()) {
            throw refused(
                    "a label's key is up to 63 lower-case letters and digits, separated by '.', '_', '/' or '-', such as 'task'");
        }
        if (key.startsWith(RESERVED)) {
            throw refused("keys that start with '%s' are Slipway's own".formatted(RESERVED));
        }
        return key;
    }

    private static String checkedValue(String key, String value) {
        var text = value.strip();
        if (text.length() > MAX_VALUE || text.chars().anyMatch(Character::isISOControl)) {
            throw refused("the value of '%s' has at most %d characters of text on one line".formatted(key, MAX_VALUE));
        }
        return text;
    }

    private static InvalidException refused(String why) {
        return new InvalidException("labels", why);
    }
}

package io.slipway.portal.comparison;

import io.slipway.portal.shell.Facts;
import io.slipway.portal.shell.Formats;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// What travelled with a measurement, for people: names as words, digests short, bytes as sizes.
final class MetadataFacts {
    private static final Pattern DIGEST = Pattern.compile("(sha256:)?[0-9a-f]{64}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private MetadataFacts() {}

    static Facts of(Map<String, String> metadata) {
        var facts = new Facts();
        metadata.forEach((name, value) -> add(facts, name, value));
        return facts;
    }

    static void add(Facts facts, String name, String value) {
        var words = words(name);
        if (DIGEST.matcher(value).matches()) {
            facts.mono(words, Formats.digest(value), value);
        } else if (name.endsWith("Bytes") && NUMBER.matcher(value).matches()) {
            var bytes = Long.parseLong(value);
            facts.add(
                    words.replace(" bytes", ""),
                    name.startsWith("memory") || name.contains("Memory") ? Formats.memory(bytes) : Formats.size(bytes));
        } else {
            facts.add(words, value);
        }
    }

    private static String words(String name) {
        var words = HUMP.matcher(name).replaceAll(" ");
        var lower = words.equals(name) ? words : words.toLowerCase(Locale.ROOT); // "JVM arguments" stays
        return lower.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
    }
}

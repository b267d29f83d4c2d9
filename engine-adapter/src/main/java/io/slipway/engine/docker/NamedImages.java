package io.slipway.engine.docker;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The images that instructions name, in `FROM` and in `from=`, with everything that variables could make of them.
///
/// It finds rather too much: a name in the text of a heredoc counts, and so does every default a variable has
/// anywhere. What cannot be told keeps its `$`.
final class NamedImages {
    private static final Pattern FROM_FLAG = Pattern.compile("(?i)(?:^--|[,=])from=([^,]+)");
    private static final Pattern QUOTES = Pattern.compile("[\"'\\\\`]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u0085\\p{Z}]+");
    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:\\{([A-Za-z_][A-Za-z0-9_]*)(?::?([-+?])([^${}]*))?}|([A-Za-z_][A-Za-z0-9_]*))");
    private static final Pattern PLATFORM = Pattern.compile("(?:BUILD|TARGET)(?:PLATFORM|OS|OSVERSION|ARCH|VARIANT)");
    private static final int MOST_STEPS = 200;
    private static final int MOST_VALUES = 20;

    private final Map<String, Set<String>> values = new HashMap<>();

    NamedImages(Dockerfile file, Map<String, String> buildArgs) {
        file.everyPossibleInstruction()
                .filter(instruction -> instruction.keyword().equals("ARG"))
                .forEach(instruction -> words(instruction).forEach(this::declare));
        buildArgs.forEach((name, value) -> declare(name + "=" + plain(value)));
    }

    private void declare(String word) {
        var equals = word.indexOf('=');
        var known = values.computeIfAbsent(
                equals < 0 ? word : word.substring(0, equals), _ -> new LinkedHashSet<>(Set.of("")));
        if (equals >= 0 && known.size() < MOST_VALUES) {
            known.add(word.substring(equals + 1));
        } else if (equals >= 0) {
            known.add("$"); // who has so many values can have any
        }
    }

    /// What the instruction could read, in lower case and without quotes.
    Stream<String> in(Dockerfile.Instruction instruction) {
        return written(instruction).flatMap(name -> meanings(name).stream()).map(name -> name.toLowerCase(Locale.ROOT));
    }

    private static Stream<String> written(Dockerfile.Instruction instruction) {
        return switch (instruction.keyword()) {
            case "FROM" -> words(instruction).filter(word -> !word.startsWith("--"));
            case "COPY", "ADD", "RUN", "ONBUILD" ->
                instruction.flags().stream()
                        .flatMap(flag -> FROM_FLAG.matcher(plain(flag)).results())
                        .map(flag -> flag.group(1));
            default -> Stream.empty();
        };
    }

    private static Stream<String> words(Dockerfile.Instruction instruction) {
        return Arrays.stream(SPACES.split(plain(instruction.rest()))).filter(word -> !word.isEmpty());
    }

    private static String plain(String text) {
        return QUOTES.matcher(text).replaceAll("");
    }

    private Set<String> meanings(String written) {
        var found = new LinkedHashSet<String>();
        var open = new ArrayDeque<>(List.of(written));
        for (int step = 0; !open.isEmpty(); step++) {
            var name = open.pop();
            var variable = VARIABLE.matcher(name);
            if (step > MOST_STEPS || !variable.find() || isPlatform(variable)) {
                found.add(name);
            } else {
                values(variable.toMatchResult())
                        .forEach(value -> open.push(
                                name.substring(0, variable.start()) + value + name.substring(variable.end())));
            }
        }
        return found;
    }

    private boolean isPlatform(Matcher variable) {
        return PLATFORM.matcher(nameOf(variable)).matches() && !values.containsKey(nameOf(variable));
    }

    private Set<String> values(MatchResult variable) {
        var all = new LinkedHashSet<>(values.getOrDefault(nameOf(variable), Set.of("")));
        if (variable.group(3) != null) {
            all.add(variable.group(3));
        }
        return all;
    }

    private static String nameOf(MatchResult variable) {
        return variable.group(1) == null ? variable.group(4) : variable.group(1);
    }
}

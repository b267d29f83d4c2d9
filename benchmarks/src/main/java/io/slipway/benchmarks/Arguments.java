package io.slipway.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The words after a command: options with a value (`--rounds 60` or `--rounds=60`), flags, and other words.
final class Arguments {
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<String> words = new ArrayList<>();

    private Arguments() {}

    static Arguments parse(List<String> arguments, Set<String> options, Set<String> flags) {
        var parsed = new Arguments();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (flags.contains(name) && equals < 0) {
                parsed.values.put(name, List.of());
            } else if (options.contains(name)) {
                String value = equals >= 0 ? argument.substring(equals + 1) : valueAfter(arguments, i++);
                parsed.values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
            } else if (name.startsWith("--")) {
                throw new UsageException(
                        "Could not understand '%s': there is no such option. See --help.".formatted(name));
            } else {
                parsed.words.add(argument);
            }
        }
        return parsed;
    }

    boolean has(String flag) {
        return values.containsKey(flag);
    }

    List<String> all(String option) {
        return values.getOrDefault(option, List.of());
    }

    Optional<String> value(String option) {
        List<String> given = all(option);
        if (given.size() > 1) {
            throw new UsageException(
                    "Could not use %s: it is given %d times. Give it once.".formatted(option, given.size()));
        }
        return given.stream().findFirst();
    }

    String required(String option, String what) {
        return value(option)
                .orElseThrow(
                        () -> new UsageException("Could not start: %s is missing. Give %s.".formatted(option, what)));
    }

    Optional<Integer> number(String option) {
        return value(option).map(text -> {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException _) {
                throw new UsageException("Could not use %s: '%s' is not a whole number.".formatted(option, text));
            }
        });
    }

    List<String> words() {
        return words;
    }

    private static String valueAfter(List<String> arguments, int at) {
        if (at + 1 >= arguments.size()) {
            throw new UsageException(
                    "Could not use %s: its value is missing. See --help.".formatted(arguments.get(at)));
        }
        return arguments.get(at + 1);
    }
}

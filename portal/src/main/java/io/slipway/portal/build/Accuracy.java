package io.slipway.portal.build;

import java.util.Optional;
import java.util.regex.Pattern;

/// Finds the accuracy that a build printed, in a line such as `accuracy 0.967 on 360 held-out digits`.
///
/// Whoever wrote the Dockerfile can print what they like: it is shown as what the build said, never as measured.
final class Accuracy {
    private static final Pattern LINE =
            Pattern.compile("(?i)(?<![\\w.-])accuracy[ \\t]{0,4}[:=]?[ \\t]{0,4}([01](?:\\.[0-9]{1,15})?)(?![\\w.%])");

    /// How the log says which instruction runs; what is written there was not printed by anything.
    private static final Pattern INSTRUCTION = Pattern.compile("\\[[0-9]+/[0-9]+] .*");

    private Accuracy() {}

    /// The last one in the text, from 0 to 1.
    static Optional<Double> lastIn(String text) {
        return text.lines()
                .filter(line -> !INSTRUCTION.matcher(line).matches())
                .flatMap(line -> LINE.matcher(line).results())
                .map(match -> Double.parseDouble(match.group(1)))
                .filter(value -> value <= 1)
                .reduce((_, later) -> later);
    }
}

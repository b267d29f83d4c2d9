package io.slipway.portal.build;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Finds an instruction, as the engine repeats it, in the Dockerfile it comes from.
final class DockerfileLines {
    private static final Pattern STAGE = Pattern.compile("^\\[[^]]*]\\s*");

    private DockerfileLines() {}

    /// The line, counted from 1, on which the instruction begins; empty when it is not there word for word.
    static OptionalInt of(String instruction, String dockerfile) {
        var wanted = normal(STAGE.matcher(instruction).replaceFirst(""));
        if (wanted.isEmpty()) {
            return OptionalInt.empty();
        }
        var lines = dockerfile.lines().toList();
        for (int first = 0; first < lines.size(); first++) {
            var joined = new StringBuilder();
            int last = first;
            while (last < lines.size() && lines.get(last).stripTrailing().endsWith("\\")) {
                joined.append(
                                lines.get(last).stripTrailing(),
                                0,
                                lines.get(last).stripTrailing().length() - 1)
                        .append(' ');
                last++;
            }
            joined.append(last < lines.size() ? lines.get(last) : "");
            if (normal(joined.toString()).equals(wanted)) {
                return OptionalInt.of(first + 1);
            }
        }
        return OptionalInt.empty();
    }

    private static String normal(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}

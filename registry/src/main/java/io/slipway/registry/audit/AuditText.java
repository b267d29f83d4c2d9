package io.slipway.registry.audit;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// Keeps what others typed on one line and readable as it is: control characters, line ends and characters that turn
/// the direction of writing are written as `\u202E` and the like.
final class AuditText {
    private static final int MOST_DETAILS = 12;
    private static final int LONGEST_VALUE = 200;
    private static final JsonMapper JSON = JsonMapper.shared();

    private AuditText() {}

    /// One line of at most so many characters.
    static String line(String text, int most) {
        var line = new StringBuilder();
        var codePoints = text.codePoints().iterator();
        while (codePoints.hasNext() && line.length() <= most) {
            append(line, codePoints.nextInt());
        }
        return line.length() <= most ? line.toString() : cut(line, most - 1) + "…";
    }

    /// Some details as a JSON object of bounded size.
    static String json(Map<String, String> details) {
        var kept = new TreeMap<String, String>();
        details.entrySet().stream()
                .limit(MOST_DETAILS)
                .forEach(detail -> kept.put(line(detail.getKey(), 40), line(detail.getValue(), LONGEST_VALUE)));
        return JSON.writeValueAsString(kept);
    }

    private static void append(StringBuilder line, int codePoint) {
        switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> line.append("\\u%04X".formatted(codePoint));
            default -> line.appendCodePoint(codePoint);
        }
    }

    private static String cut(StringBuilder line, int most) {
        var end = Character.isHighSurrogate(line.charAt(most - 1)) ? most - 1 : most;
        return line.substring(0, end);
    }
}

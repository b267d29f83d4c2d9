package io.slipway.portal.diff;

import io.slipway.registry.diff.DiffLine;
import java.util.Locale;

/// Writes a line of somebody else's file as markup: escaped, with the changed parts marked, and with whatever would
/// not be seen (control characters, characters that turn the direction of writing) made visible.
final class LineMarkup {
    private static final int LONGEST = 2_000;

    private final StringBuilder out;

    LineMarkup(StringBuilder out) {
        this.out = out;
    }

    void write(DiffLine line) {
        var text = line.text();
        var end = Math.min(text.length(), LONGEST);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        var at = 0;
        for (var span : line.changes()) {
            var from = Math.clamp(span.start(), at, end);
            var to = Math.clamp(span.end(), from, end);
            escape(text, at, from);
            if (to > from) {
                out.append("<mark>");
                escape(text, from, to);
                out.append("</mark>");
            }
            at = to;
        }
        escape(text, at, end);
        if (end < text.length()) {
            out.append(String.format(Locale.ROOT, "<i>… %,d more characters</i>", text.length() - end));
        }
    }

    /// Any other text, such as a name.
    void write(String text) {
        escape(text, 0, text.length());
    }

    private void escape(String text, int from, int to) {
        for (var i = from; i < to; i++) {
            var c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\t' -> out.append('\t');
                default -> {
                    if (isUnseen(c)) {
                        out.append("<b>").append(name(c)).append("</b>");
                    } else {
                        out.append(c);
                    }
                }
            }
        }
    }

    private static boolean isUnseen(char c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
    }

    private static String name(char c) {
        return c == '\r' ? "CR" : String.format(Locale.ROOT, "U+%04X", (int) c);
    }
}

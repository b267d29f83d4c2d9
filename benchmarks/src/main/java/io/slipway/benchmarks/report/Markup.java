package io.slipway.benchmarks.report;

import java.util.Locale;

/// Writes HTML and SVG in which every value is escaped: `tag("<td>%s</td>", value)`.
final class Markup {
    private final StringBuilder text = new StringBuilder();

    /// Appends a pattern of ours with values of others. Numbers are formatted as the pattern says; everything else is
    /// escaped. A [Markup] among the values is already markup and stays as it is.
    Markup add(String pattern, Object... values) {
        Object[] safe = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            safe[i] = safe(values[i]);
        }
        text.append(String.format(Locale.ROOT, pattern, safe));
        return this;
    }

    /// Appends markup of ours, unchanged.
    Markup raw(String markup) {
        text.append(markup);
        return this;
    }

    static Markup of(String pattern, Object... values) {
        return new Markup().add(pattern, values);
    }

    static String escape(String value) {
        var escaped = new StringBuilder(value.length() + 16);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c < ' ' && c != '\n' && c != '\t' ? '\uFFFD' : c);
            }
        }
        return escaped.toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static Object safe(Object value) {
        return value instanceof Number || value instanceof Markup ? value : escape(String.valueOf(value));
    }
}

package io.slipway.portal.diff;

import io.slipway.registry.diff.DiffLine;
import io.slipway.registry.diff.FileDiff.Content;
import io.slipway.registry.diff.Hunk;
import org.jspecify.annotations.Nullable;

/// The changed lines of one file as a table in one piece of markup: thousands of lines must not become thousands of
/// components. Line numbers are attributes, so that copying from the page takes the text alone.
final class FileMarkup {
    private static final int COLUMNS = 4;
    private static final String NUMBER = "<col class=\"no\">";

    private final StringBuilder out = new StringBuilder();
    private final LineMarkup text = new LineMarkup(out);

    private FileMarkup() {}

    static String of(Content.Text content, DiffLayout layout) {
        var markup = new FileMarkup();
        markup.out.append(
                switch (layout) {
                    case UNIFIED -> "<table class=\"unified\">" + NUMBER + NUMBER + "<col class=\"mark\"><col><tbody>";
                    case SPLIT -> "<table class=\"split\">" + NUMBER + "<col>" + NUMBER + "<col><tbody>";
                });
        for (var hunk : content.hunks()) {
            markup.header(hunk);
            switch (layout) {
                case UNIFIED -> hunk.lines().forEach(markup::unified);
                case SPLIT -> hunk.rows().forEach(markup::split);
            }
        }
        return markup.out.append("</tbody></table>").toString();
    }

    private void header(Hunk hunk) {
        out.append("<tr class=\"hunk\"><td colspan=\"").append(COLUMNS).append("\">");
        text.write(hunk.header());
        out.append("</td></tr>");
    }

    private void unified(DiffLine line) {
        out.append("<tr class=\"").append(kind(line)).append("\">");
        number("old", line.oldNumber());
        number("new", line.newNumber());
        out.append("<td class=\"mark\">").append(mark(line)).append("</td>");
        content(line, "text");
        out.append("</tr>");
    }

    private void split(Hunk.Row row) {
        out.append("<tr>");
        side("old", row.left(), row.left() == null ? 0 : row.left().oldNumber());
        side("new", row.right(), row.right() == null ? 0 : row.right().newNumber());
        out.append("</tr>");
    }

    private void side(String side, @Nullable DiffLine line, int number) {
        number(side, number);
        if (line == null) {
            out.append("<td class=\"none\"></td>");
        } else {
            content(line, "text " + kind(line));
        }
    }

    private void number(String side, int number) {
        out.append("<td class=\"no ").append(side).append('"');
        if (number > 0) {
            out.append(" data-n=\"").append(number).append('"');
        }
        out.append("></td>");
    }

    private void content(DiffLine line, String classes) {
        out.append("<td class=\"").append(classes).append("\">");
        text.write(line);
        if (line.endsOpen()) {
            out.append("<i> no line feed at the end</i>");
        }
        out.append("</td>");
    }

    private static String kind(DiffLine line) {
        return switch (line.kind()) {
            case CONTEXT -> "context";
            case REMOVED -> "removed";
            case ADDED -> "added";
        };
    }

    private static char mark(DiffLine line) {
        return switch (line.kind()) {
            case CONTEXT -> ' ';
            case REMOVED -> '-';
            case ADDED -> '+';
        };
    }
}

package io.slipway.registry.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Writes lines of the log as a file while they are read, page by page, in a form that harms no program that opens it.
public enum AuditExport {
    /// One row a line, for spreadsheets. No cell is taken for a formula.
    CSV("text/csv", "csv") {
        @Override
        void begin(Writer out) throws IOException {
            out.write(
                    row("id", "at", "actor", "via", "address", "action", "outcome", "team", "kind", "name", "details"));
        }

        @Override
        void entry(Writer out, AuditEntry entry, boolean first) throws IOException {
            out.write(row(
                    Long.toString(entry.id()),
                    entry.at().toString(),
                    entry.actor(),
                    entry.via(),
                    entry.address(),
                    entry.action().value(),
                    entry.outcome().slug(),
                    entry.team() == null ? "" : entry.team().value(),
                    entry.kind(),
                    entry.name(),
                    new TreeMap<>(entry.details())
                            .entrySet().stream()
                                    .map(detail -> detail.getKey() + "=" + detail.getValue())
                                    .collect(Collectors.joining("; "))));
        }

        @Override
        void end(Writer out) {
            // rows need no end
        }
    },

    /// An array of objects, for programs.
    JSON("application/json", "json") {
        @Override
        void begin(Writer out) throws IOException {
            out.write("[");
        }

        @Override
        void entry(Writer out, AuditEntry entry, boolean first) throws IOException {
            out.write(first ? "\n" : ",\n");
            out.write(JsonMapper.shared().writeValueAsString(AuditLine.of(entry)));
        }

        @Override
        void end(Writer out) throws IOException {
            out.write("\n]\n");
        }
    };

    private final String mediaType;
    private final String suffix;

    AuditExport(String mediaType, String suffix) {
        this.mediaType = mediaType;
        this.suffix = suffix;
    }

    /// What the file is.
    public String mediaType() {
        return mediaType;
    }

    /// How its name ends, without the dot.
    public String suffix() {
        return suffix;
    }

    /// Writes all pages, each of which is asked for when the one before is written. Leaves the stream open.
    ///
    /// @param pages the page that begins there
    public void write(Function<@Nullable Long, AuditPage> pages, OutputStream stream) throws IOException {
        var out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
        begin(out);
        @Nullable Long next = null;
        var first = true;
        do {
            var page = pages.apply(next);
            for (var entry : page.entries()) {
                entry(out, entry, first);
                first = false;
            }
            out.flush();
            next = page.next();
        } while (next != null);
        end(out);
        out.flush();
    }

    abstract void begin(Writer out) throws IOException;

    abstract void entry(Writer out, AuditEntry entry, boolean first) throws IOException;

    abstract void end(Writer out) throws IOException;

    /// A row as RFC 4180 has it.
    private static String row(String... cells) {
        return Stream.of(cells).map(AuditExport::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    /// Every cell is quoted; one that a spreadsheet would take for a formula gets an apostrophe before it.
    static String cell(String text) {
        var first = text.isEmpty() ? ' ' : text.charAt(0);
        var safe = "=+-@\t\r\n".indexOf(first) >= 0 ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}

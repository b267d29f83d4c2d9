package io.slipway.infra.bench.fill;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Rows on their way into one table, by PostgreSQL's COPY.
final class CopyRows implements AutoCloseable {
    private static final int BUFFER = 1 << 20;

    private final CopyIn copy;
    private final StringBuilder buffer = new StringBuilder();

    /// @param target the table with its columns, such as `tag (id, name)`
    CopyRows(Connection connection, String target) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + target + " from stdin");
    }

    void add(@Nullable Object... values) throws SQLException {
        for (int column = 0; column < values.length; column++) {
            buffer.append(column == 0 ? "" : "\t");
            append(values[column]);
        }
        buffer.append('\n');
        if (buffer.length() > BUFFER) {
            flush();
        }
    }

    private void append(@Nullable Object value) {
        switch (value) {
            case null -> buffer.append("\\N");
            case byte[] bytes -> buffer.append("\\\\x").append(HexFormat.of().formatHex(bytes));
            case Collection<?> texts -> escape(array(texts));
            default -> escape(value.toString());
        }
    }

    private static String array(Collection<?> texts) {
        return texts.stream()
                .map(text -> '"' + text.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\\' -> buffer.append("\\\\");
                case '\t' -> buffer.append("\\t");
                case '\n' -> buffer.append("\\n");
                case '\r' -> buffer.append("\\r");
                default -> buffer.append(text.charAt(i));
            }
        }
    }

    private void flush() throws SQLException {
        var bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        buffer.setLength(0);
    }

    /// The rows are in the table only after this.
    void end() throws SQLException {
        flush();
        copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}

package io.slipway.engine.docker;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Makes lines of bytes that come in any portions. Lines of more than 64 KiB are handed on in parts.
final class LineSplitter {
    private static final int LONGEST = 64 * 1024;

    private final Consumer<String> lines;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    LineSplitter(Consumer<String> lines) {
        this.lines = lines;
    }

    void add(byte[] bytes) {
        var start = 0;
        for (var i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                pending.write(bytes, start, i - start);
                emit();
                start = i + 1;
            } else if (pending.size() + i - start >= LONGEST) {
                pending.write(bytes, start, i - start);
                emit();
                start = i;
            }
        }
        pending.write(bytes, start, bytes.length - start);
    }

    /// Hands on what has no line end yet.
    void finish() {
        if (pending.size() > 0) {
            emit();
        }
    }

    private void emit() {
        var line = pending.toString(StandardCharsets.UTF_8);
        pending.reset();
        lines.accept(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }
}

package io.slipway.infra.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Build contexts of 20 files, none of which was ever stored before.
final class Contexts {
    static final int FILES = 20;
    private static final int LINES = 40;

    private int made;

    byte[] next() {
        made++;
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            add(tar, "Dockerfile", """
                    FROM python:3.12-slim
                    COPY . /app
                    RUN pip install --no-cache-dir fastapi==0.120.1
                    ENV RELEASE=%s
                    USER 10001
                    EXPOSE 8080
                    CMD ["python", "/app/module-1.py"]
                    """.formatted(Integer.toString(made)));
            for (int file = 1; file < FILES; file++) {
                add(tar, "module-" + file + ".py", module(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// A context of one Dockerfile.
    static byte[] of(String dockerfile) {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            add(tar, "Dockerfile", dockerfile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private String module(int file) {
        var text = new StringBuilder("# release " + made + "\n");
        for (int line = 0; line < LINES; line++) {
            text.append("weights_")
                    .append(line)
                    .append(" = [")
                    .append(file * 31 + line * made)
                    .append(", 0.25, 0.5]\n");
        }
        return text.toString();
    }

    private static void add(TarArchiveOutputStream tar, String path, String content) throws IOException {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        var entry = new TarArchiveEntry(path);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }
}

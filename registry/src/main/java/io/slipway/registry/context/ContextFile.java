package io.slipway.registry.context;

import java.nio.charset.StandardCharsets;

/// A file of a context with its content. Treat the bytes as immutable.
public final class ContextFile {
    private final FileEntry entry;
    private final byte[] content;

    public ContextFile(ContextPath path, FileMode mode, byte[] content) {
        this.entry = new FileEntry(path, mode, content.length, Sha256.of(content));
        this.content = content;
    }

    /// A text file that cannot be executed.
    public static ContextFile text(String path, String content) {
        return new ContextFile(ContextPath.of(path), FileMode.REGULAR, content.getBytes(StandardCharsets.UTF_8));
    }

    public FileEntry entry() {
        return entry;
    }

    public ContextPath path() {
        return entry.path();
    }

    public byte[] content() {
        return content;
    }

    /// The content read as UTF-8.
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return entry.toString();
    }
}

package io.slipway.registry.context;

/// A file of a context without its content: what a revision's digest is made of.
public record FileEntry(ContextPath path, FileMode mode, long size, Sha256 sha256) implements Comparable<FileEntry> {
    @Override
    public int compareTo(FileEntry other) {
        return path.compareTo(other.path);
    }
}

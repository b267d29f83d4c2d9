package io.slipway.infra.bench.fill;

/// A file of a revision, readable and not executable.
record FilledFile(String path, StoredText content) {
    /// The line by which it takes part in the revision's digest.
    String digestLine() {
        return "0644 " + content.bytes().length + " " + content.sha256() + " " + path + "\n";
    }
}

package io.slipway.registry.script.web;

import io.slipway.registry.context.FileEntry;

/// A file of a revision or of a proposed one; the mode is `0644` or `0755`.
public record FileBody(String path, String mode, long size, String sha256) {
    /// The body of this file.
    public static FileBody of(FileEntry file) {
        return new FileBody(
                file.path().value(),
                file.mode().octal(),
                file.size(),
                file.sha256().hex());
    }
}

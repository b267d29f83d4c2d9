package io.slipway.registry.diff;

import java.util.List;

/// What differs between two lists of files, sorted by path.
public record ContentDiff(List<FileDiff> files) {
    public ContentDiff {
        files = List.copyOf(files);
    }

    /// Added lines in all texts that were compared.
    public int added() {
        return files.stream()
                .mapToInt(file -> file.content() instanceof FileDiff.Content.Text text ? text.added() : 0)
                .sum();
    }

    /// Removed lines in all texts that were compared.
    public int removed() {
        return files.stream()
                .mapToInt(file -> file.content() instanceof FileDiff.Content.Text text ? text.removed() : 0)
                .sum();
    }
}

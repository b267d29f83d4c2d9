package io.slipway.portal.build;

import io.slipway.engine.LayerFiles;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/// How two layers in the same place differ, looked at file by file.
///
/// @param files the first paths that one of them lacks or has otherwise; none when only times differ
public record LayerDifference(Kind kind, List<String> files) {
    private static final int MOST_FILES = 20;

    public LayerDifference {
        files = List.copyOf(files);
    }

    /// What is different.
    public enum Kind {
        /// The same files with other times, as every build has them that writes a file anew.
        TIMES,
        /// A file that the other has not, or has otherwise.
        FILES
    }

    static LayerDifference between(LayerFiles before, LayerFiles after) {
        var paths = new TreeSet<>(before.marks().keySet());
        paths.addAll(after.marks().keySet());
        var differing = paths.stream()
                .filter(path ->
                        !Objects.equals(before.marks().get(path), after.marks().get(path)))
                .limit(MOST_FILES)
                .toList();
        return new LayerDifference(differing.isEmpty() ? Kind.TIMES : Kind.FILES, differing);
    }
}

package io.slipway.registry.diff;

import io.slipway.registry.context.ContextPath;
import io.slipway.registry.context.FileEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of one file.
///
/// @param from null for an added file
/// @param to null for a removed file
public record FileDiff(
        Kind kind, @Nullable FileEntry from, @Nullable FileEntry to, Content content) {
    /// How a file differs. A file whose only difference is its mode is changed.
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        RENAMED
    }

    /// What can be said about the content.
    public sealed interface Content {
        /// The bytes are the same (only the name or the mode differs, or only white space that does not count).
        record Same() implements Content {}

        /// At least one side is no text.
        record Binary() implements Content {}

        /// Not compared line by line, and why.
        record Left(String why) implements Content {}

        /// The changed lines.
        ///
        /// @param hidden lines of hunks that are not shown any more, 0 when all are
        record Text(List<Hunk> hunks, int added, int removed, int hidden) implements Content {
            public Text {
                hunks = List.copyOf(hunks);
            }
        }
    }

    /// The name of the file; of a renamed one the new name.
    public ContextPath path() {
        return entry().path();
    }

    /// The name it had before.
    public ContextPath oldPath() {
        return from == null ? entry().path() : from.path();
    }

    /// Whether both sides are there and one of them can be executed.
    public boolean modeChanged() {
        return from != null && to != null && from.mode() != to.mode();
    }

    private FileEntry entry() {
        if (to != null) {
            return to;
        }
        if (from != null) {
            return from;
        }
        throw new IllegalStateException("a file differs on at least one side");
    }
}

package io.slipway.registry.diff;

import io.slipway.registry.InvalidException;
import io.slipway.registry.context.ContextPath;
import org.jspecify.annotations.Nullable;

/// How a difference is shown.
///
/// @param context unchanged lines around a change
/// @param ignoreWhitespace whether lines that differ in white space only count as the same
/// @param path only this file, which may then be longer; null for all
public record DiffOptions(
        int context, boolean ignoreWhitespace, @Nullable ContextPath path) {
    private static final int MOST_CONTEXT = 1_000;

    /// Three lines of context, white space counts, all files.
    public static final DiffOptions DEFAULT = new DiffOptions(3, false, null);

    public DiffOptions {
        if (context < 0 || context > MOST_CONTEXT) {
            throw new InvalidException("context", "it is a number of lines from 0 to 1,000");
        }
    }

    /// The same without regard to white space, or with.
    public DiffOptions ignoringWhitespace(boolean ignore) {
        return new DiffOptions(context, ignore, path);
    }

    /// The same for one file.
    public DiffOptions only(ContextPath file) {
        return new DiffOptions(context, ignoreWhitespace, file);
    }
}

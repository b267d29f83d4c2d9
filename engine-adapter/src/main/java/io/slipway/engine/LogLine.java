package io.slipway.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line a container wrote, without its line end; longer lines than 64 KiB come in parts.
///
/// @param time when the engine got it; null unless asked for
public record LogLine(Source source, @Nullable Instant time, String text) {
    /// Where the process wrote it to.
    public enum Source {
        /// Standard output.
        STDOUT,
        /// Standard error.
        STDERR
    }
}

package io.slipway.engine;

import java.io.IOException;
import java.io.OutputStream;

/// Where the files of a build come from: something that writes them as a tar, never a directory.
@FunctionalInterface
public interface ContextSource {
    /// Writes the whole tar. Does not close the stream.
    void writeTar(OutputStream out) throws IOException;
}

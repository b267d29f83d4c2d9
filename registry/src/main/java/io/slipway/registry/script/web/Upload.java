package io.slipway.registry.script.web;

import java.io.IOException;
import java.io.InputStream;

/// A request's body that is read on to its end (within reason) when it was refused half-way: a client that is
/// still sending would see a broken connection instead of the reason.
public final class Upload implements AutoCloseable {
    private static final long MOST_DISCARDED = 80L * 1024 * 1024;

    private final InputStream body;

    public Upload(InputStream body) {
        this.body = body;
    }

    public InputStream stream() {
        return body;
    }

    @Override
    public void close() throws IOException {
        var buffer = new byte[64 * 1024];
        var left = MOST_DISCARDED;
        for (var read = body.read(buffer); read >= 0 && left > 0; read = body.read(buffer)) {
            left -= read;
        }
    }
}

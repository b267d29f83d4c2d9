package io.slipway.registry.context;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Writes files as a tar archive whose bytes depend on nothing but the files: no owner, no time, no order of
/// arrival. Leaves the underlying stream open.
public final class ContextTar implements AutoCloseable {
    private final TarArchiveOutputStream tar;

    public ContextTar(OutputStream out) {
        tar = new TarArchiveOutputStream(new Uncloseable(out), "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
    }

    /// Adds a file; callers add files sorted by path.
    public void add(ContextFile file) throws IOException {
        var entry = new TarArchiveEntry(file.path().value());
        entry.setMode(file.entry().mode().bits());
        entry.setSize(file.entry().size());
        entry.setModTime(0);
        entry.setIds(0, 0);
        entry.setNames("", "");
        tar.putArchiveEntry(entry);
        tar.write(file.content());
        tar.closeArchiveEntry();
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    /// Passes everything on but the end.
    private static final class Uncloseable extends FilterOutputStream {
        Uncloseable(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}

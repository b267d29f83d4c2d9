package io.slipway.portal.build;

import io.slipway.portal.work.Storable;
import java.util.UUID;

/// Collects a build's lines and stores them in pieces while they come, up to the limit; what is left out is
/// said, and counted. Used by one thread.
class LogWriter {
    private static final int PIECE = 32 * 1024;
    private static final int MAX_LINE = 16 * 1024;

    private final BuildLogs logs;
    private final UUID build;
    private final long limit;
    private final Runnable stored;
    private final StringBuilder pending = new StringBuilder();
    private int seq;
    private long written;
    private long leftOut;

    LogWriter(BuildLogs logs, UUID build, long limit, Runnable stored) {
        this.logs = logs;
        this.build = build;
        this.limit = limit;
        this.stored = stored;
        this.seq = logs.nextSeq(build);
        this.written = logs.size(build);
    }

    /// A line of output; left out once the limit is reached.
    void line(String text) {
        if (leftOut > 0 || written + text.length() > limit) {
            if (leftOut++ == 0) {
                note("The log was cut here: it is longer than %d MiB. The build goes on.".formatted(limit >> 20));
            }
            return;
        }
        add(text.length() > MAX_LINE ? text.substring(0, MAX_LINE) + " … (this line was cut here)" : text);
    }

    /// A remark of Slipway's own, which is kept in any case.
    void note(String text) {
        add("--- " + text + " ---");
    }

    /// The last remark, and the truth about what is missing.
    void end(String text) {
        if (leftOut > 0) {
            note("%,d lines were left out.".formatted(leftOut));
        }
        note(text);
        flush();
    }

    /// Stores what has come so far.
    void flush() {
        if (!pending.isEmpty()) {
            logs.append(build, new BuildLogs.Piece(seq++, pending.toString()));
            pending.setLength(0);
            stored.run();
        }
    }

    private void add(String line) {
        var storable = Storable.text(line);
        written += storable.length() + 1;
        pending.append(storable).append('\n');
        if (pending.length() >= PIECE) {
            flush();
        }
    }
}

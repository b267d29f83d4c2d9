package io.slipway.engine.docker;

import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import io.slipway.engine.LogLine;
import io.slipway.engine.LogLine.Source;
import io.slipway.engine.LogStream;
import io.slipway.engine.OpenStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One open look at a container's output: frames of the engine in, lines out.
final class ContainerLogs extends StreamCallback<Frame> implements LogStream {
    private final boolean timestamps;
    private final Consumer<LogLine> lines;
    private final Consumer<OpenStream> afterwards;
    private final Map<Source, LineSplitter> splitters = new EnumMap<>(Source.class);

    ContainerLogs(String action, boolean timestamps, Consumer<LogLine> lines, Consumer<OpenStream> afterwards) {
        super(action);
        this.timestamps = timestamps;
        this.lines = lines;
        this.afterwards = afterwards;
        for (var source : Source.values()) {
            splitters.put(source, new LineSplitter(text -> deliver(source, text)));
        }
    }

    @Override
    public void onNext(Frame frame) {
        var source = frame.getStreamType() == StreamType.STDERR ? Source.STDERR : Source.STDOUT;
        splitter(source).add(frame.getPayload());
    }

    private LineSplitter splitter(Source source) {
        var splitter = splitters.get(source);
        if (splitter == null) {
            throw new IllegalStateException("Every source has its splitter, " + source + " too");
        }
        return splitter;
    }

    private void deliver(Source source, String text) {
        if (closed()) {
            return;
        }
        var space = timestamps ? text.indexOf(' ') : -1;
        var time = space < 0 ? null : time(text.substring(0, space));
        lines.accept(new LogLine(source, time, time == null ? text : text.substring(space + 1)));
    }

    private static @Nullable Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException _) {
            return null; // the second part of an overlong line has no time of its own
        }
    }

    @Override
    public void onComplete() {
        try {
            splitters.values().forEach(LineSplitter::finish);
        } finally {
            super.onComplete();
        }
    }

    @Override
    void end() {
        afterwards.accept(this);
        ended();
    }
}

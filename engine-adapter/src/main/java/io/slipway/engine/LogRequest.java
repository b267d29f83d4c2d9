package io.slipway.engine;

/// Which part of a container's output is wanted.
///
/// @param tail the last so many lines; [#ALL] for everything kept
/// @param follow whether to go on with what comes until the container ends
/// @param timestamps whether each line carries the time at which the engine got it
public record LogRequest(int tail, boolean follow, boolean timestamps) {
    /// Everything the engine has kept.
    public static final int ALL = -1;

    public LogRequest {
        Grammar.require(tail >= ALL, "tail must not be negative");
    }

    /// The last so many lines, once.
    public static LogRequest last(int lines) {
        return new LogRequest(lines, false, false);
    }

    /// The last so many lines and then everything that comes.
    public static LogRequest follow(int lines) {
        return new LogRequest(lines, true, false);
    }

    /// The same with the time of each line.
    public LogRequest withTimestamps() {
        return new LogRequest(tail, follow, true);
    }
}

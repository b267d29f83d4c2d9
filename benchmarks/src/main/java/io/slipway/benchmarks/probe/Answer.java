package io.slipway.benchmarks.probe;

/// What came back: an HTTP status, or one of the failures below. A plain number, since the measuring loop makes one
/// for each request.
final class Answer {
    static final int TIMED_OUT = -1;
    static final int REFUSED = -2;
    static final int CLOSED = -3;
    static final int MALFORMED = -4;

    private Answer() {}

    static boolean isGood(int answer) {
        return answer >= 200 && answer < 300;
    }

    /// Whether there was no HTTP answer at all.
    static boolean isFailure(int answer) {
        return answer < 0;
    }

    /// `200`, `timeout`, `refused`, `closed`, `malformed`.
    static String word(int answer) {
        return switch (answer) {
            case TIMED_OUT -> "timeout";
            case REFUSED -> "refused";
            case CLOSED -> "closed";
            case MALFORMED -> "malformed";
            default -> Integer.toString(answer);
        };
    }

    /// What to tell people.
    static String sentence(int answer) {
        return switch (answer) {
            case TIMED_OUT -> "it did not answer in time";
            case REFUSED -> "nothing answers at this address";
            case CLOSED -> "it closed the connection instead of answering";
            case MALFORMED -> "its answer is not HTTP";
            default -> "it answered with HTTP status " + answer;
        };
    }
}

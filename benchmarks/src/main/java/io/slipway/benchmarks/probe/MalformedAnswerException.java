package io.slipway.benchmarks.probe;

import java.io.IOException;

/// The bytes that came are not an HTTP/1.x answer.
final class MalformedAnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedAnswerException(String what) {
        super(what);
    }
}

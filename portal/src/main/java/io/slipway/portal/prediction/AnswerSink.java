package io.slipway.portal.prediction;

import java.io.IOException;
import java.util.Map;

/// Where a model's answer goes while it comes in.
public interface AnswerSink {
    /// The beginning of the answer.
    ///
    /// @param length of the body in bytes; -1 when the model did not say, and each piece is passed on at once
    void begin(int status, Map<String, String> headers, long length) throws IOException;

    /// The next piece of the body.
    void write(byte[] buffer, int length) throws IOException;

    /// Whether whoever asked may still be told. Asked about once a second.
    boolean mayGoOn();

    /// The answer broke off after it had begun: the client has to see that it is not whole.
    void breakOff();
}

package io.slipway.portal.prediction;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/// Keeps an answer until it is whole, within a time and a size.
final class WholeAnswer implements AnswerSink {
    private final String deployment;
    private final Duration limit;
    private final int largest;
    private final long begin = System.nanoTime();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status;
    private String contentType = "";

    /// @param limit from now to the last byte
    /// @param largest in bytes
    WholeAnswer(String deployment, Duration limit, int largest) {
        this.deployment = deployment;
        this.limit = limit;
        this.largest = largest;
    }

    @Override
    public void begin(int answered, Map<String, String> headers, long length) {
        status = answered;
        contentType = headers.getOrDefault("Content-Type", "");
    }

    @Override
    public void write(byte[] buffer, int length) throws IOException {
        if (System.nanoTime() - begin > limit.toNanos()) {
            throw new PredictionFailure.TooSlow(deployment, limit.toSeconds());
        }
        if (body.size() + length > largest) {
            throw new IOException("it is larger than %d MiB".formatted(largest >> 20));
        }
        body.write(buffer, 0, length);
    }

    @Override
    public boolean mayGoOn() {
        return true;
    }

    @Override
    public void breakOff() {
        // whoever asked gets no part of an answer
    }

    byte[] body() {
        return body.toByteArray();
    }

    /// What it is, with the time it took.
    ///
    /// @throws PredictionFailure.Refused when it says that it is none
    Prediction prediction() {
        var duration = Duration.ofNanos(System.nanoTime() - begin);
        var prediction = Prediction.of(status, contentType, body(), duration);
        if (status >= 400) {
            throw new PredictionFailure.Refused(prediction);
        }
        return prediction;
    }
}

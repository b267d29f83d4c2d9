package io.slipway.portal.work;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One HTTP exchange with a deadline for all of it.
///
/// The timeout of a request ends with the headers of its answer: a model that never ends its body would hold
/// whoever asks for ever.
public final class Exchange {
    private Exchange() {}

    /// Sends the request and waits for the whole answer.
    public static <T> HttpResponse<T> within(
            Duration limit, HttpClient http, HttpRequest request, HttpResponse.BodyHandler<T> body)
            throws IOException, InterruptedException {
        var answer = http.sendAsync(request, body);
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no complete answer within %d s".formatted(limit.toSeconds()));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            answer.cancel(true); // closes the connection unless the exchange is through
        }
    }
}

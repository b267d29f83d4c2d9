package io.slipway.portal.work.web;

import io.slipway.registry.Caller;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.token.TokenService;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Keeps a request open until there is a result. The thread of the request waits, which costs little because it is a
/// virtual one.
@Component
public class LongWait {
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final TokenService tokens;
    private final CountDownLatch closing = new CountDownLatch(1);

    LongWait(TokenService tokens) {
        this.tokens = tokens;
    }

    /// Looks once a second, for half an hour at most.
    ///
    /// @param look the result when it is there; whatever it throws, such as a refusal, ends the wait
    /// @return empty when there is none in that time, the client has hung up or the portal stops
    /// @throws ForbiddenException as soon as the token is revoked or expired, or the session over
    public <T> Optional<T> until(Supplier<Optional<T>> look, Caller caller, HttpServletRequest request)
            throws InterruptedException {
        var standing = new Standing(tokens, caller, request);
        var until = System.nanoTime() + LONGEST.toNanos();
        var result = look.get();
        while (result.isEmpty()
                && System.nanoTime() < until
                && ClientPresence.connected(request)
                && !closing.await(1, TimeUnit.SECONDS)) {
            if (!standing.holds()) {
                throw new ForbiddenException(
                        "Your token was revoked or has expired, or your session is over. Sign in again.", Map.of());
            }
            result = look.get();
        }
        return result;
    }

    @EventListener
    void on(ContextClosedEvent event) {
        closing.countDown();
    }
}

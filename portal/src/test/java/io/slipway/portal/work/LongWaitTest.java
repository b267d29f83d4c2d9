package io.slipway.portal.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.portal.work.web.LongWait;
import io.slipway.registry.Caller;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.Scope;
import io.slipway.registry.token.IssuedToken;
import io.slipway.registry.token.NewToken;
import io.slipway.registry.token.TokenService;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

/// What ends a request that waits for a result.
@FakeWork
class LongWaitTest {
    private final LongWait longWait;
    private final TokenService tokens;
    private final Hands hands;
    private final AtomicInteger looks = new AtomicInteger();
    private Caller person;
    private IssuedToken token;
    private Caller program;

    @Autowired
    LongWaitTest(LongWait longWait, TokenService tokens, Hands hands) {
        this.longWait = longWait;
        this.tokens = tokens;
        this.hands = hands;
    }

    @BeforeEach
    void makeAToken() {
        person = hands.crew().developer();
        token = tokens.issue(person, new NewToken("pipeline", Set.of(Scope.READ), 1));
        program = tokens.authenticate(token.secret().reveal()).orElseThrow();
    }

    @Test
    void aResultEndsIt() throws InterruptedException {
        var result = longWait.until(() -> Optional.of("there").filter(_ -> isSecondLook()), program, request());

        assertThat(result).contains("there");
        assertThat(looks).hasValue(2);
    }

    @Test
    void aTokenThatIsRevokedMeanwhileEndsIt() {
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> longWait.until(
                        () -> {
                            if (isSecondLook()) {
                                tokens.revoke(person, token.token().id());
                            }
                            return Optional.empty();
                        },
                        program,
                        request()))
                .withMessageContaining("token was revoked");
        assertThat(looks).hasValue(2);
    }

    @Test
    void aLookThatThrowsEndsIt() {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> longWait.until(
                        () -> {
                            if (isSecondLook()) {
                                throw new NotFoundException("comparison", "7");
                            }
                            return Optional.empty();
                        },
                        program,
                        request()));
        assertThat(looks).hasValue(2);
    }

    private boolean isSecondLook() {
        return looks.incrementAndGet() == 2;
    }

    private static MockHttpServletRequest request() {
        return new MockHttpServletRequest();
    }
}

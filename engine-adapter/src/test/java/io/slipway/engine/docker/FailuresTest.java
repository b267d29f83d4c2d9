package io.slipway.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import com.github.dockerjava.api.exception.NotFoundException;
import io.slipway.engine.EngineException;
import java.net.SocketException;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private static final String ACTION = "start container 'a'";

    @Test
    void theEnginesAnswersBecomeOurs() {
        assertThat(Failures.translated(
                        ACTION, new NotFoundException("Status 404: {\"message\":\"No such container: a\"}\n")))
                .isInstanceOf(EngineException.NotFound.class)
                .hasMessage("Could not start container 'a': No such container: a");
        assertThat(Failures.translated(ACTION, new ConflictException("taken")))
                .isInstanceOf(EngineException.Conflict.class);
        assertThat(Failures.translated(ACTION, new InternalServerErrorException("boom")))
                .isInstanceOf(EngineException.Rejected.class);
        assertThat(Failures.translated(ACTION, new DockerException("network x has active endpoints", 403)))
                .isInstanceOf(EngineException.Conflict.class);
    }

    @Test
    void aBrokenLineIsUnreachable() {
        assertThat(Failures.translated(ACTION, new RuntimeException(new SocketException("Connection refused"))))
                .isInstanceOf(EngineException.Unreachable.class)
                .hasMessageContaining("(Connection refused). Start the engine");
    }

    @Test
    void aCallThatWasGivenUpTimedOut() {
        assertThat(Failures.translated(ACTION, new CancellationException()))
                .isInstanceOf(EngineException.TimedOut.class);
    }

    @Test
    void ourOwnErrorsStayAsTheyAre() {
        var ours = new EngineException.Unsupported(ACTION, "no", null);
        assertThat(Failures.translated("other", ours)).isSameAs(ours);
    }

    @Test
    void theEnginesSentenceIsTakenOutOfItsJson() {
        assertThat(Failures.said("{\"message\":\"a \\\"quoted\\\" word.\"}")).isEqualTo("a \"quoted\" word");
        assertThat(Failures.said("plain text")).isEqualTo("plain text");
        assertThat(Failures.said("x".repeat(5000))).hasSize(2001);
    }
}

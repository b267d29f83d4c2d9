package io.slipway.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.engine.BuildRequest;
import io.slipway.engine.ContextSource;
import io.slipway.engine.EngineException;
import io.slipway.engine.ImageReference;
import io.slipway.engine.Labels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpooledContextTest {
    private static final byte[] CONTENT = "FROM a\n".getBytes(StandardCharsets.UTF_8);

    private static SpooledContext spool(ContextSource source) throws IOException {
        return SpooledContext.of("build", BuildRequest.of(source, new ImageReference("a:1"), Labels.none()));
    }

    private static ContextSource files(String... names) {
        return out -> {
            var tar = new TarArchiveOutputStream(out);
            for (var name : names) {
                var entry = new TarArchiveEntry(name, true);
                entry.setSize(CONTENT.length);
                tar.putArchiveEntry(entry);
                tar.write(CONTENT);
                tar.closeArchiveEntry();
            }
            tar.finish();
        };
    }

    private static ContextSource link(byte kind) {
        return out -> {
            var tar = new TarArchiveOutputStream(out);
            var entry = new TarArchiveEntry("x", kind);
            entry.setLinkName("/etc/passwd");
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
            tar.finish();
        };
    }

    @Test
    void whatWasCheckedIsWhatIsSent() throws IOException {
        try (var context = spool(files("./Dockerfile", "data/a"));
                var sent = context.open()) {
            assertThat(context.dockerfile().instructions()).hasSize(1);
            assertThat(sent.readAllBytes()).hasSizeGreaterThan(CONTENT.length);
        }
    }

    @Test
    void filesThatCannotBePutTogetherAreNotBlamedOnTheEngine() {
        assertThatExceptionOfType(EngineException.Rejected.class)
                .isThrownBy(() -> spool(_ -> {
                    throw new IOException("No space left on device");
                }))
                .withMessageContaining("could not be put together: No space left on device");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "/x", "a/../../x", "./Dockerfile"})
    void namesThatReachOutOrRepeatAreRefused(String name) {
        assertThatExceptionOfType(EngineException.Rejected.class).isThrownBy(() -> spool(files("Dockerfile", name)));
    }

    @ParameterizedTest
    @ValueSource(
            bytes = {
                TarConstants.LF_SYMLINK,
                TarConstants.LF_LINK,
                TarConstants.LF_CHR,
                TarConstants.LF_BLK,
                TarConstants.LF_FIFO
            })
    void linksAndDevicesAreRefused(byte kind) {
        assertThatExceptionOfType(EngineException.Rejected.class)
                .isThrownBy(() -> spool(link(kind)))
                .withMessageContaining("neither a file nor a directory");
    }

    @Test
    void aContextWithoutItsDockerfileIsRefused() {
        assertThatExceptionOfType(EngineException.Rejected.class)
                .isThrownBy(() -> spool(files("other")))
                .withMessageContaining("has no file 'Dockerfile'");
    }
}

package io.slipway.registry.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.registry.InvalidException;
import io.slipway.registry.context.BuildContext;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.context.FileMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RevisionDigestTest {
    private static final ContextFile DOCKERFILE = ContextFile.text("Dockerfile", "FROM debian:trixie-slim\n");
    private static final ContextFile ACCENT = ContextFile.text("\u00e9.txt", "1");
    private static final ContextFile TOOL = new ContextFile(
            ContextPath.of("bin/tool"), FileMode.EXECUTABLE, "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8));

    /// Made by a shell: `printf '0644 24 %s Dockerfile\n0755 10 %s bin/tool\n0644 1 %s é.txt\n' … | sha256sum`.
    private static final String EXPECTED = "sha256:6dc8341fd9ce34d03fa31bc13c04697c53f1b081c35de965b7a5fb199f7a3e48";

    @Test
    void theDigestIsTheSameOnEveryMachine() {
        assertThat(digest(DOCKERFILE, TOOL, ACCENT).value()).isEqualTo(EXPECTED);
    }

    @Test
    void neitherOrderNorLocaleMatters() {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            assertThat(digest(ACCENT, TOOL, DOCKERFILE).value()).isEqualTo(EXPECTED);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void contentNameAndModeMatter() {
        var tool = TOOL.content();
        assertThat(List.of(
                        digest(DOCKERFILE, TOOL),
                        digest(DOCKERFILE, new ContextFile(ContextPath.of("bin/tool"), FileMode.REGULAR, tool)),
                        digest(DOCKERFILE, new ContextFile(ContextPath.of("bin/Tool"), FileMode.EXECUTABLE, tool)),
                        digest(DOCKERFILE, ContextFile.text("bin/tool", "#!/bin/bash\n")),
                        digest(DOCKERFILE)))
                .doesNotHaveDuplicates();
    }

    @Test
    void aDigestSaysWhichHashItIs() {
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> new RevisionDigest("0".repeat(64)));
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> new RevisionDigest("sha256:..\\..\\x"));
    }

    private static RevisionDigest digest(ContextFile... files) {
        return RevisionDigest.of(BuildContext.of(files).entries());
    }
}

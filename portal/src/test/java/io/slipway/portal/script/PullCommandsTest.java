package io.slipway.portal.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.portal.script.PullCommands.PullCommand;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptName;
import org.junit.jupiter.api.Test;

class PullCommandsTest {
    private static final ScriptName DIGITS = ScriptName.of("vision", "digits");

    @Test
    void secretsStayVariables() {
        assertThat(new PullCommands("https://slipway.example/").of(DIGITS, RevisionSelector.LATEST))
                .extracting(PullCommand::line)
                .contains(
                        "curl -u \"me:$TOKEN\" -O \\\n"
                                + "  https://slipway.example/api/v1/scripts/vision/digits/revisions/latest/Dockerfile",
                        "oras pull -u me -p \"$TOKEN\" \\\n  slipway.example/vision/digits:latest")
                .allMatch(line -> line.contains("$TOKEN"));
    }

    @Test
    void anArchiveComesInOverTheApi() {
        assertThat(new PullCommands("https://slipway.example/")
                        .upload(DIGITS)
                        .getElement()
                        .getTextRecursively())
                .contains(
                        "Bearer $TOKEN", "@ARCHIVE", "https://slipway.example/api/v1/scripts/vision/digits/revisions");
    }

    @Test
    void clientsAreToldThatAPortalHasNoCertificate() {
        assertThat(new PullCommands("http://localhost:8080").of(DIGITS, RevisionSelector.number(3)))
                .extracting(PullCommand::line)
                .anyMatch(line -> line.startsWith("oras pull --plain-http "))
                .anyMatch(line -> line.startsWith("skopeo copy --src-tls-verify=false "));
    }
}

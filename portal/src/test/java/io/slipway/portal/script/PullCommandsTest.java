package io.slipway.portal.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptName;
import org.junit.jupiter.api.Test;

class PullCommandsTest {
    private static final ScriptName DIGITS = ScriptName.of("vision", "digits");

    @Test
    void secretsStayVariables() {
        assertThat(new PullCommands("https://slipway.example/").of(DIGITS, RevisionSelector.LATEST))
                .extracting(PullCommand::command)
                .contains(
                        "curl -u \"$SLIPWAY_USER:$SLIPWAY_TOKEN\" -O https://slipway.example/r/vision/digits/latest/Dockerfile",
                        "docker build -t digits:latest"
                                + " \"https://$SLIPWAY_USER:$SLIPWAY_TOKEN@slipway.example/r/vision/digits/latest/context.tar.gz\"",
                        "oras pull slipway.example/vision/digits:latest");
    }

    @Test
    void clientsAreToldThatAPortalHasNoCertificate() {
        assertThat(new PullCommands("http://localhost:8080").of(DIGITS, RevisionSelector.number(3)))
                .extracting(PullCommand::command)
                .contains("oras pull --plain-http localhost:8080/vision/digits:3")
                .anyMatch(command -> command.startsWith("skopeo copy --src-tls-verify=false "));
    }
}

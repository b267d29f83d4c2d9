package io.slipway.registry.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.registry.Http;
import io.slipway.registry.InvalidException;
import io.slipway.registry.RegistryTest;
import io.slipway.registry.TeamFixture;
import io.slipway.registry.TeamFixture.TeamFixtures;
import io.slipway.registry.context.BuildContext;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.context.ContextTar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/// A site decides how much a revision may hold, and every door keeps to it.
@RegistryTest
@TestPropertySource(
        properties = {"slipway.revisions.files=3", "slipway.revisions.size=2KB", "slipway.revisions.file-size=1KB"})
class ConfiguredLimitsTest {
    private static final ContextFile DOCKERFILE = ContextFile.text("Dockerfile", "FROM debian:trixie-slim\n");

    @LocalServerPort
    private int port;

    @Autowired
    private TeamFixtures fixtures;

    @Autowired
    private ScriptService scripts;

    private TeamFixture team;
    private ScriptName name;

    @BeforeEach
    void makeATeam() {
        team = fixtures.fullTeam();
        name = ScriptName.of(team.name().value(), "digits");
    }

    @Test
    void aFileThatIsTooLargeIsNamedWithTheLimit() throws IOException {
        var large = ContextFile.text("model.bin", "x".repeat(1_025));
        var words = "model.bin";
        assertThat(Http.text(archive(DOCKERFILE, large))).contains(words, "1,024 bytes, the most for one file");
        assertThat(Http.text(form(DOCKERFILE, large))).contains(words, "1,024 bytes, the most for one file");
        refused(List.of(DOCKERFILE, large), words, "1,024 bytes");
    }

    @Test
    void oneFileTooManyIsNamedWithTheLimit() throws IOException {
        var files = new ContextFile[] {
            DOCKERFILE, ContextFile.text("a", "1"), ContextFile.text("b", "1"), ContextFile.text("c", "1")
        };
        assertThat(Http.text(archive(files))).contains("file 'c'", "3 files");
        assertThat(Http.text(form(files))).contains("file 'c'", "3 files");
        refused(List.of(files), "file 'c'", "3 files");
    }

    @Test
    void filesThatAreTooMuchTogetherAreRefusedHoweverTheyCome() throws IOException {
        var a = ContextFile.text("a", "x".repeat(1_024));
        var b = ContextFile.text("b", "x".repeat(1_024));
        assertThat(Http.text(archive(DOCKERFILE, a, b))).contains("file 'b'", "2,048 bytes, the most for a revision");
        var first = scripts.revise(team.developer(), name, RevisionDraft.of(BuildContext.of(DOCKERFILE, a), ""));
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> scripts.change(
                        team.developer(),
                        name,
                        new RevisionChanges(first.revision().number(), "", List.of(b), Set.of())))
                .withMessageContaining("the most for a revision");
        assertThat(scripts.find(team.developer(), name).latestRevision()).isOne();
    }

    private void refused(List<ContextFile> files, String... words) {
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> scripts.revise(team.developer(), name, RevisionDraft.of(BuildContext.of(files), "")))
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains(words));
    }

    private HttpResponse<byte[]> archive(ContextFile... files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes);
                var tar = new ContextTar(gzip)) {
            for (var file : files) {
                tar.add(file);
            }
        }
        return http().post("/scripts/" + name + "/revisions", "application/gzip", bytes.toByteArray());
    }

    private HttpResponse<byte[]> form(ContextFile... files) {
        var form = new Http.Form();
        for (var file : files) {
            form.file(file.path().value(), file.text());
        }
        return http().postForm("/scripts/" + name + "/revisions", form);
    }

    private Http http() {
        return new Http(port, team.developer());
    }
}

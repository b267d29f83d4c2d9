package io.slipway.registry.context;

import static io.slipway.registry.Http.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.registry.Http;
import io.slipway.registry.InvalidException;
import io.slipway.registry.RegistryTest;
import io.slipway.registry.TeamFixture;
import io.slipway.registry.TeamFixture.TeamFixtures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A `Dockerfile.dockerignore` comes before a `.dockerignore`, by whatever door and in whatever order the two come.
@RegistryTest
class IgnoredFilesTest {
    private static final List<String> KEPT =
            List.of(".dockerignore", "Dockerfile", "Dockerfile.dockerignore", "note.txt");
    private static final List<String> NAMES =
            List.of(".dockerignore", "Dockerfile", "Dockerfile.dockerignore", "app.log", "note.txt");

    @LocalServerPort
    private int port;

    @Autowired
    private TeamFixtures fixtures;

    private TeamFixture team;

    @BeforeEach
    void makeATeam() {
        team = fixtures.fullTeam();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofATarGz(boolean backwards) throws IOException {
        var tar = new TarForge();
        names(backwards).forEach(name -> tar.file(name, content(name)));

        assertThat(kept("application/gzip", TarForge.gzip(tar.tar()))).isEqualTo(KEPT);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofAZip(boolean backwards) throws IOException {
        var zip = new ZipForge();
        for (var name : names(backwards)) {
            if (!name.equals("Dockerfile")) { // it is there already
                zip.add(name, 0100644, content(name));
            }
        }

        assertThat(kept("application/zip", zip.bytes())).isEqualTo(KEPT);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofAForm(boolean backwards) throws IOException {
        var form = new Http.Form();
        names(backwards).forEach(name -> form.file(name, content(name)));

        assertThat(kept(Http.FORM, form.bytes())).isEqualTo(KEPT);
    }

    @Test
    void ofAProposal() throws IOException {
        var script = "/scripts/%s/digits".formatted(team.name());
        var tar = new TarForge();
        NAMES.forEach(name -> tar.file(name, content(name)));
        var first = new ZipForge().bytes();
        new Http(port, team.developer()).post(script + "/revisions", "application/zip", first);
        new Http(port, team.viewer())
                .post(script + "/proposals?title=ignored", "application/gzip", TarForge.gzip(tar.tar()));

        new Http(port, team.maintainer()).json("POST", script + "/proposals/1/accept", "{}");

        assertThat(kept(script + "/revisions/2")).isEqualTo(KEPT);
    }

    @Test
    void whatIsTooMuchToBeHeldUntilItComesIsRefused() {
        var limits = new ContextLimits(4, 1_000, 500);
        var late = new TarForge()
                .file("Dockerfile", "FROM debian:trixie-slim\n")
                .file(".dockerignore", "*\n")
                .file("a", "x".repeat(501))
                .file("Dockerfile.dockerignore", "b\n");

        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> new ContextArchive(limits).readAll(late.stream()))
                .withMessageContaining("Dockerfile.dockerignore")
                .withMessageContaining("put it first");
    }

    @Test
    void whatIsLetInAgainIsHeldToTheLimits() {
        var limits = new ContextLimits(4, 1_000, 500);
        var many =
                new TarForge().file("Dockerfile", "FROM debian:trixie-slim\n").file(".dockerignore", "*\n");
        List.of("a", "b", "c").forEach(name -> many.file(name, "x"));
        many.file("Dockerfile.dockerignore", "");

        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> new ContextArchive(limits).readAll(many.stream()))
                .withMessageContaining("file 'b'")
                .withMessageContaining("4 files");
    }

    private static List<String> names(boolean backwards) {
        var names = new ArrayList<>(NAMES);
        if (backwards) {
            Collections.reverse(names);
        }
        return names;
    }

    private static String content(String name) {
        return switch (name) {
            case "Dockerfile" -> "FROM debian:trixie-slim\n";
            case ".dockerignore" -> "*.txt\n";
            case "Dockerfile.dockerignore" -> "*.log\n";
            default -> name;
        };
    }

    private List<String> kept(String type, byte[] upload) {
        var revisions = "/scripts/%s/digits/revisions".formatted(team.name());
        var answer = new Http(port, team.developer()).post(revisions, type, upload);
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(201);
        return kept(revisions + "/latest");
    }

    /// What is in the context that `docker build` gets.
    private List<String> kept(String revision) {
        var context =
                new Http(port, team.viewer()).get(revision + "/context.tar.gz").body();
        return new ContextArchive(ContextLimits.DEFAULT)
                .readAll(new ByteArrayInputStream(context)).files().stream()
                        .map(file -> file.path().value())
                        .toList();
    }
}

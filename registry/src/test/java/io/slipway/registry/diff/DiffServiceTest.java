package io.slipway.registry.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.slipway.registry.Caller;
import io.slipway.registry.Http;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.RegistryTest;
import io.slipway.registry.TeamFixture;
import io.slipway.registry.TeamFixture.TeamFixtures;
import io.slipway.registry.context.BuildContext;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.context.FileMode;
import io.slipway.registry.diff.FileDiff.Content;
import io.slipway.registry.script.RevisionDraft;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@RegistryTest
class DiffServiceTest {
    private static final ContextFile DOCKERFILE =
            ContextFile.text("Dockerfile", "FROM debian:trixie-slim\nEXPOSE 8080\n");

    @Autowired
    private DiffService diffs;

    @Autowired
    private ScriptService scripts;

    @Autowired
    private TeamFixtures fixtures;

    @LocalServerPort
    private int port;

    private TeamFixture team;
    private ScriptName digits;

    @BeforeEach
    void makeATeam() {
        team = fixtures.fullTeam();
        digits = new ScriptName(team.name(), "digits");
    }

    @Test
    void filesAreAddedRemovedChangedRenamedOrOfAnotherMode() {
        revise(
                DOCKERFILE,
                text("app.py", "a\nb\nc\n"),
                text("gone.txt", "x\n"),
                text("old name", "moved\n"),
                text("run.sh", "#!/bin/sh\n"),
                bytes("model.bin", 0, 1, 2));
        revise(
                DOCKERFILE,
                text("app.py", "a\nB\nc\n"),
                text("new.txt", "y\n"),
                text("new name", "moved\n"),
                new ContextFile(
                        ContextPath.of("run.sh"), FileMode.EXECUTABLE, "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8)),
                bytes("model.bin", 0, 1, 3));

        var diff = between(1, 2);

        assertThat(diff.content().files())
                .extracting(file -> file.kind() + " " + file.path())
                .containsExactly(
                        "CHANGED app.py",
                        "REMOVED gone.txt",
                        "CHANGED model.bin",
                        "RENAMED new name",
                        "ADDED new.txt",
                        "CHANGED run.sh");
        assertThat(file(diff, "new name").oldPath()).isEqualTo(ContextPath.of("old name"));
        assertThat(file(diff, "run.sh").modeChanged()).isTrue();
        assertThat(file(diff, "run.sh").content()).isEqualTo(new Content.Same());
        assertThat(file(diff, "model.bin").content()).isEqualTo(new Content.Binary());
        assertThat(diff.content().added()).isEqualTo(2);
        assertThat(diff.content().removed()).isEqualTo(2);
        assertThat(diff.effect()).isEqualTo(RevisionEffect.UNKNOWN);
    }

    @Test
    void aRevisionDoesNotDifferFromItself() {
        revise(DOCKERFILE);

        assertThat(between(1, 1).content().files()).isEmpty();
        assertThat(patch(1, 1)).isEmpty();
    }

    @Test
    void linesSayWhatChangedInThem() {
        revise(DOCKERFILE, text("app.py", "one\nport = 8080  # public\nthree\n"));
        revise(DOCKERFILE, text("app.py", "one\nport = 9090  # public\nthree\n"));

        var hunk = textOf(between(1, 2), "app.py").hunks().getFirst();

        assertThat(hunk.header()).isEqualTo("@@ -1,3 +1,3 @@");
        assertThat(hunk.lines())
                .extracting(line -> line.kind() + " " + line.oldNumber() + " " + line.newNumber() + " " + line.text())
                .containsExactly(
                        "CONTEXT 1 1 one",
                        "REMOVED 2 0 port = 8080  # public",
                        "ADDED 0 2 port = 9090  # public",
                        "CONTEXT 3 3 three");
        assertThat(hunk.lines().get(2).changes()).containsExactly(new DiffLine.Span(7, 11));
        assertThat(hunk.rows()).hasSize(3);
        assertThat(hunk.rows().get(1).left()).isEqualTo(hunk.lines().get(1));
        assertThat(hunk.rows().get(1).right()).isEqualTo(hunk.lines().get(2));
    }

    @Test
    void whiteSpaceCanBeLeftOut() {
        revise(DOCKERFILE, text("app.py", "if x:\n  y\n"), text("b.py", "a b\n"));
        revise(DOCKERFILE, text("app.py", "if x:\n    y\nz\n"), text("b.py", "a  b\n"));

        var without =
                diffs.between(team.viewer(), reference(1), reference(2), DiffOptions.DEFAULT.ignoringWhitespace(true));

        assertThat(textOf(without, "app.py").added()).isEqualTo(1);
        assertThat(textOf(without, "app.py").removed()).isZero();
        assertThat(file(without, "b.py").content()).isEqualTo(new Content.Same());
        assertThat(textOf(between(1, 2), "app.py").added()).isEqualTo(2);
    }

    @Test
    void aMissingLineFeedAtTheEndIsADifferenceOfItsOwn() {
        revise(DOCKERFILE, text("app.py", "one\ntwo"));
        revise(DOCKERFILE, text("app.py", "one\ntwo\n"));

        var lines = textOf(between(1, 2), "app.py").hunks().getFirst().lines();

        assertThat(lines).extracting(DiffLine::endsOpen).containsExactly(false, true, false);
        assertThat(patch(1, 2)).contains("-two\n\\ No newline at end of file\n+two\n");
    }

    @Test
    void thePatchTurnsTheOneIntoTheOther(@TempDir Path folder) throws Exception {
        revise(
                DOCKERFILE,
                text("app.py", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n"),
                text("src/gone.txt", "x\n"),
                text("old name", "moved\nwhole\n"),
                text("open", "no end"));
        revise(
                DOCKERFILE,
                text("app.py", "A\nb\nc\nd\ne\nf\ng\nh\nI\nj\nk\n"),
                text("with blank.txt", "y\nz\n"),
                text("new name", "moved\nwhole\n"),
                text("open", "an end\n"),
                text("é.txt", "é\n"));
        write(folder, 1);

        var patch = folder.resolve("the.patch");
        Files.writeString(patch, patch(1, 2));
        var process = new ProcessBuilder("patch", "-p1", "--input", patch.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        Files.delete(patch);
        var wanted = folder.resolveSibling(folder.getFileName() + "-wanted");
        write(wanted, 2);
        assertThat(contents(folder)).isEqualTo(contents(wanted));
    }

    @Test
    void scriptsCanBeComparedWithEachOther() {
        var fork = new ScriptName(team.name(), "fork");
        revise(DOCKERFILE, text("app.py", "a\n"));
        scripts.revise(
                team.developer(), fork, RevisionDraft.of(BuildContext.of(DOCKERFILE, text("app.py", "b\n")), ""));

        var diff = diffs.between(
                team.viewer(),
                RevisionReference.parse(digits + ":1"),
                RevisionReference.parse(fork.toString()),
                DiffOptions.DEFAULT);

        assertThat(diff.to().script()).isEqualTo(fork);
        assertThat(diff.content().files()).hasSize(1);
    }

    @Test
    void aSideThatTheCallerMayNotReadIsNotFound() {
        var own = new ScriptName(
                new io.slipway.registry.team.TeamName(team.outsider().username().replace("outsider", "other")), "own");
        revise(DOCKERFILE);
        scripts.revise(team.outsider(), own, RevisionDraft.of(BuildContext.of(DOCKERFILE), ""));

        for (var sides : new String[][] {{digits + ":1", own + ":1"}, {own + ":1", digits + ":1"}}) {
            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(() -> diffs.between(
                            team.outsider(),
                            RevisionReference.parse(sides[0]),
                            RevisionReference.parse(sides[1]),
                            DiffOptions.DEFAULT))
                    .withMessageContaining("script '%s'".formatted(digits));
            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(() -> diffs.patch(
                            team.outsider(), RevisionReference.parse(sides[0]), RevisionReference.parse(sides[1])));
        }
    }

    @Test
    void hugeFilesAreNamedAndLongDifferencesCutShort() {
        var huge = new byte[16 * 1024 * 1024];
        Arrays.fill(huge, (byte) 'x');
        var other = huge.clone();
        other[5] = 'y';
        revise(DOCKERFILE, bytes("huge.txt", huge), text("shuffled.txt", shuffled(1)));
        revise(DOCKERFILE, bytes("huge.txt", other), text("shuffled.txt", shuffled(2)));

        var diff = between(1, 2);
        var patch = patch(1, 2);

        assertThat(file(diff, "huge.txt").content()).isEqualTo(new Content.Left("larger than 1 MiB"));
        assertThat(textOf(diff, "shuffled.txt").hidden()).isGreaterThan(1_000);
        assertThat(textOf(diff, "shuffled.txt").hunks().stream()
                        .mapToInt(hunk -> hunk.lines().size())
                        .sum())
                .isEqualTo(1_000);
        assertThat(patch).contains("Binary files a/huge.txt and b/huge.txt differ");
    }

    @Test
    void aSearchThatWouldTakeLongIsGivenUp() {
        revise(DOCKERFILE, text("shuffled.txt", shuffled(1)));
        revise(DOCKERFILE, text("shuffled.txt", shuffled(2)));

        var shuffled = textOf(between(1, 2), "shuffled.txt");

        // The shortest difference would keep thousands of the lines that both have.
        assertThat(shuffled.removed()).isGreaterThan(29_900);
        assertThat(shuffled.added()).isEqualTo(shuffled.removed());
    }

    @Test
    void overRestADifferenceIsJsonOrAPatch() {
        revise(DOCKERFILE, text("app.py", "a\n"));
        revise(DOCKERFILE, text("app.py", "b\n"));
        var path = "/diffs?from=%s:1&to=%s:latest".formatted(digits, digits);

        var json = Http.json(as(team.viewer()).get(path));
        assertThat(json.at("/files/0/path").asString()).isEqualTo("app.py");
        assertThat(json.at("/files/0/hunks/0/lines/0/kind").asString()).isEqualTo("removed");
        assertThat(json.at("/to/revision").asInt()).isEqualTo(2);
        assertThat(json.at("/effect/p50Ratio").isNull()).isTrue();

        var patch = as(team.viewer()).get(path, "Accept", "text/x-diff");
        assertThat(Http.header(patch, "Content-Type")).startsWith("text/x-diff");
        assertThat(Http.text(patch)).isEqualTo("""
                diff --git a/app.py b/app.py
                --- a/app.py
                +++ b/app.py
                @@ -1 +1 @@
                -a
                +b
                """);
        assertThat(Http.text(as(team.viewer()).get(path.replace("/diffs", "/diffs.patch"))))
                .isEqualTo(Http.text(patch));
        assertThat(as(team.outsider()).get(path).statusCode()).isEqualTo(404);
        assertThat(as(team.viewer()).get(path + "&whitespace=some").statusCode())
                .isEqualTo(400);
        assertThat(as(team.viewer()).get(path + "&path=Dockerfile").statusCode())
                .isEqualTo(404);
    }

    private Http as(Caller caller) {
        return new Http(port, caller);
    }

    private void write(Path folder, int revision) throws IOException {
        for (var entry : scripts.revision(
                        team.viewer(), digits, reference(revision).revision())
                .files()) {
            var target = folder.resolve(entry.path().value());
            Files.createDirectories(target.getParent());
            Files.write(
                    target,
                    scripts.file(team.viewer(), digits, reference(revision).revision(), entry.path())
                            .content());
        }
    }

    private static java.util.Map<String, String> contents(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(file -> folder.relativize(file).toString(), DiffServiceTest::read));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String shuffled(int seed) {
        return new Random(seed).ints(30_000, 0, 50).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
    }

    private RevisionDiff between(int from, int to) {
        return diffs.between(team.viewer(), reference(from), reference(to), DiffOptions.DEFAULT);
    }

    private String patch(int from, int to) {
        return diffs.patch(team.viewer(), reference(from), reference(to));
    }

    private RevisionReference reference(int number) {
        return RevisionReference.of(digits, number);
    }

    private static FileDiff file(RevisionDiff diff, String path) {
        return diff.content().files().stream()
                .filter(file -> file.path().value().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static Content.Text textOf(RevisionDiff diff, String path) {
        var content = file(diff, path).content();
        assertThat(content).asInstanceOf(type(Content.Text.class)).isNotNull();
        return (Content.Text) content;
    }

    private void revise(ContextFile... files) {
        scripts.revise(team.developer(), digits, RevisionDraft.of(BuildContext.of(files), ""));
    }

    private static ContextFile text(String path, String content) {
        return ContextFile.text(path, content);
    }

    private static ContextFile bytes(String path, int... content) {
        var bytes = new byte[content.length];
        for (var i = 0; i < content.length; i++) {
            bytes[i] = (byte) content[i];
        }
        return bytes(path, bytes);
    }

    private static ContextFile bytes(String path, byte[] content) {
        return new ContextFile(ContextPath.of(path), FileMode.REGULAR, content);
    }
}

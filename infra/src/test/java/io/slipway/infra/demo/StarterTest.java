package io.slipway.infra.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StarterTest {
    private static final Path STARTERS = Path.of("starters");

    @TempDir
    Path folder = Path.of("");

    static List<Starter> starters() {
        return Starter.in(STARTERS);
    }

    @Test
    void theSameFilesGiveTheSameBytes() throws IOException {
        var starter = written("FROM scratch\n");
        var before = starter.archive();

        Files.setLastModifiedTime(folder.resolve("Dockerfile"), FileTime.fromMillis(1_000_000));

        assertThat(starter.archive()).isEqualTo(before);
        Files.writeString(folder.resolve("Dockerfile"), "FROM debian\n");
        assertThat(starter.archive()).isNotEqualTo(before);
    }

    @Test
    void theArchiveHasEveryFileByItsPathAndNoCaches() throws IOException {
        var starter = written("FROM scratch\n");
        Files.createDirectories(folder.resolve("page"));
        Files.writeString(folder.resolve("page/index.html"), "<p>");
        Files.createDirectories(folder.resolve("__pycache__"));
        Files.writeString(folder.resolve("__pycache__/a.pyc"), "");

        assertThat(namesIn(starter.archive())).containsExactly("Dockerfile", "page/index.html");
    }

    @Test
    void aFolderWithoutADockerfileIsNamed() {
        assertThatExceptionOfType(DemoFailure.class)
                .isThrownBy(() -> Starter.in(folder))
                .withMessageContaining("there is no " + folder.resolve("digits-sklearn/Dockerfile"));
    }

    @ParameterizedTest
    @MethodSource("starters")
    void everyStarterSaysItsContractAndRunsAsNobody(Starter starter) throws IOException {
        assertThat(Files.readString(starter.folder().resolve("Dockerfile")))
                .contains("io.slipway.contract=\"raw\"")
                .contains("io.slipway.predict=\"/predict\"")
                .contains("io.slipway.health=\"/health\"")
                .contains("io.slipway.sample=\"sample.json\"")
                .contains("\nEXPOSE 8080\n")
                .contains("\nUSER 65532\n")
                .contains("\nHEALTHCHECK ");
    }

    @ParameterizedTest
    @MethodSource("starters")
    void everyStarterHasADescriptionAndASampleOf64Pixels(Starter starter) {
        assertThat(starter.description()).endsWith(".").hasSizeBetween(40, 200);
        var pixels = Http.JSON.readTree(starter.sample()).path("pixels");
        assertThat(pixels.valueStream().map(pixel -> pixel.asDouble()))
                .hasSize(64)
                .allMatch(value -> value >= 0 && value <= 16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.py", "digits.py", "views.py", "healthcheck.sh", "sample.json"})
    void theModelsDifferOnlyInWhatIsCompared(String file) throws IOException {
        var reference =
                Files.readString(STARTERS.resolve(Starter.MODELS.getFirst()).resolve(file));

        for (var name : List.of("digits-pytorch", "digits-onnxruntime", "pytorch-python3.8")) {
            assertThat(STARTERS.resolve(name).resolve(file)).as(name).hasContent(reference);
        }
    }

    @ParameterizedTest
    @MethodSource("starters")
    void everyStarterButOneBuildsOnTheBaseImageThatIsMadeHere(Starter starter) throws IOException {
        var base = starter.isBuiltHere() ? "debian:trixie-slim" : "python:3.8-slim";

        assertThat(Files.readString(starter.folder().resolve("Dockerfile"))).contains("FROM " + base);
    }

    private Starter written(String dockerfile) throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), dockerfile);
        return new Starter("mine", folder);
    }

    private static List<String> namesIn(byte[] archive) throws IOException {
        var names = new ArrayList<String>();
        try (var tar = new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}

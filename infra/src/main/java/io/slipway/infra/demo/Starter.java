package io.slipway.infra.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// A starter script: a folder with a Dockerfile, the files it needs, a README and a sample payload.
record Starter(String name, Path folder) {
    /// The starters that are compared; the first one is the baseline.
    static final List<String> MODELS = List.of("digits-sklearn", "digits-pytorch", "digits-onnxruntime");
    static final String NOOP = "noop";
    static final String APPLICATION = "digits-app";
    /// Published for machines that reach a container registry, and not built here.
    static final String NEEDS_A_REGISTRY = "pytorch-python3.8";

    /// All starters, in the order in which they are published, built and launched.
    static List<Starter> in(Path folder) {
        return Stream.of(MODELS, List.of(NOOP, APPLICATION, NEEDS_A_REGISTRY))
                .flatMap(List::stream)
                .map(name -> new Starter(name, folder.resolve(name)))
                .peek(Starter::requireDockerfile)
                .toList();
    }

    private void requireDockerfile() {
        if (!Files.isRegularFile(folder.resolve("Dockerfile"))) {
            throw new DemoFailure("Could not find the starter " + name + ": there is no " + folder.resolve("Dockerfile")
                    + ". Name the folder of the starters with --starters.");
        }
    }

    boolean isBuiltHere() {
        return !name.equals(NEEDS_A_REGISTRY);
    }

    /// What the model is asked for.
    byte[] sample() {
        try {
            return Files.readAllBytes(folder.resolve("sample.json"));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// The first paragraph of the README below its title.
    String description() {
        try (var lines = Files.lines(folder.resolve("README.md"), StandardCharsets.UTF_8)) {
            return lines.skip(1)
                    .dropWhile(String::isBlank)
                    .takeWhile(line -> !line.isBlank())
                    .reduce((first, second) -> first + " " + second)
                    .orElse("");
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// The folder as tar.gz; the same files give the same bytes, whenever and wherever.
    byte[] archive() {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes), StandardCharsets.UTF_8.name())) {
            for (var file : files()) {
                var content = Files.readAllBytes(file);
                var entry = new TarArchiveEntry(folder.relativize(file).toString());
                entry.setSize(content.length);
                entry.setMode(Files.isExecutable(file) ? 0100755 : 0100644);
                entry.setModTime(0L);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        return bytes.toByteArray();
    }

    private List<Path> files() throws IOException {
        try (var paths = Files.walk(folder)) {
            return paths.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .filter(path -> !path.toString().contains("__pycache__"))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private DemoFailure unreadable(IOException e) {
        return new DemoFailure("Could not read the starter " + name + " in " + folder + ": " + e.getMessage(), e);
    }
}

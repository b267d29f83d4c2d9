package io.slipway.engine.docker;

import io.slipway.engine.BuildRequest;
import io.slipway.engine.EngineException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/// A build's context on its way to the engine: written once to a temporary file, looked through, then sent.
///
/// What is checked is what is sent. Only plain files and directories inside the context get through.
final class SpooledContext implements AutoCloseable {
    private static final int LARGEST_DOCKERFILE = 1 << 20;

    private final Path file;
    private final Dockerfile dockerfile;

    private SpooledContext(Path file, Dockerfile dockerfile) {
        this.file = file;
        this.dockerfile = dockerfile;
    }

    static SpooledContext of(String action, BuildRequest request) throws IOException {
        var file = Files.createTempFile("slipway-context-", ".tar"); // readable by this user only
        try {
            write(action, request, file);
            return new SpooledContext(file, new Dockerfile(dockerfileIn(action, file, request.dockerfilePath())));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    // Whatever goes wrong here, a full disk or a script that is gone, is not the engine's fault.
    private static void write(String action, BuildRequest request, Path file) {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            request.context().writeTar(out);
        } catch (IOException | RuntimeException e) {
            var why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new EngineException.Rejected(action, "its files could not be put together: " + why, e);
        }
    }

    private static String dockerfileIn(String action, Path tarFile, String path) throws IOException {
        String text = null;
        var seen = new HashSet<String>();
        try (var tar = new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(tarFile)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var name = checkedName(action, entry);
                if (!entry.isDirectory() && !seen.add(name)) {
                    throw refused(action, "the context has the file '" + name + "' twice");
                }
                if (name.equals(path) && entry.isFile()) {
                    text = text(action, tar, entry);
                }
            }
        }
        if (text == null) {
            throw refused(action, "the context has no file '" + path + "'. Add it");
        }
        return text;
    }

    private static String checkedName(String action, TarArchiveEntry entry) {
        var plain = (entry.isFile() || entry.isDirectory()) && !entry.isLink() && !entry.isSymbolicLink();
        if (!plain || entry.isSparse() || entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO()) {
            throw refused(action, "'" + entry.getName() + "' is neither a file nor a directory");
        }
        var name = normalised(entry.getName());
        if (name == null) {
            throw refused(action, "'" + entry.getName() + "' lies outside the context");
        }
        return name;
    }

    private static @Nullable String normalised(String name) {
        if (name.startsWith("/") || name.indexOf('\0') >= 0) {
            return null;
        }
        var parts = new ArrayDeque<String>();
        for (var part : name.split("/")) {
            if (part.equals("..")) {
                return null;
            }
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    private static String text(String action, InputStream tar, TarArchiveEntry entry) throws IOException {
        if (entry.getSize() > LARGEST_DOCKERFILE) {
            throw refused(action, "the Dockerfile is larger than 1 MiB");
        }
        return new String(tar.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static EngineException refused(String action, String why) {
        return new EngineException.Rejected(action, why, null);
    }

    Dockerfile dockerfile() {
        return dockerfile;
    }

    InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}

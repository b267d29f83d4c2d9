package io.slipway.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.engine.EngineException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignArchiveTest {
    private static final long LARGEST = 1 << 20;
    private static final String MANIFEST =
            "[{\"Config\":\"c.json\",\"RepoTags\":[\"debian:trixie-slim\"],\"Layers\":[\"a/layer.tar\",\"b/layer.tar\"]}]";
    private static final String CONFIG = "{\"os\":\"linux\",\"rootfs\":{\"diff_ids\":[\"sha256:1\",\"sha256:1\"]}}";

    /// Makes archives, good ones and others.
    private static final class Maker {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes);

        Maker file(String name, String content) {
            return entry(new TarArchiveEntry(name, true), content);
        }

        Maker link(String name, byte kind, String target) {
            var entry = new TarArchiveEntry(name, kind);
            entry.setLinkName(target);
            return entry(entry, "");
        }

        Maker entry(TarArchiveEntry entry, String content) {
            try {
                tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
                var data = content.getBytes(StandardCharsets.UTF_8);
                entry.setSize(data.length);
                tar.putArchiveEntry(entry);
                tar.write(data);
                tar.closeArchiveEntry();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return this;
        }

        byte[] done() {
            try {
                tar.finish();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }
    }

    private static Maker image() {
        return new Maker()
                .file("c.json", CONFIG)
                .file("a/layer.tar", "layer")
                .link("b/layer.tar", TarConstants.LF_SYMLINK, "../a/layer.tar");
    }

    private static ForeignArchive read(byte[] archive) throws IOException {
        return ForeignArchive.of("bring in an image", new ByteArrayInputStream(archive), LARGEST);
    }

    private static void refused(byte[] archive, String why) {
        assertThatExceptionOfType(EngineException.Rejected.class)
                .isThrownBy(() -> {
                    try (var read = read(archive)) {
                        read.config();
                    }
                })
                .withMessageContaining(why);
    }

    @Test
    void whatGoesOnIsWrittenAnewUnderOneName() throws IOException {
        var archive = image().file("manifest.json", MANIFEST)
                .file("repositories", "{\"debian\":{\"trixie-slim\":\"x\"}}")
                .file("index.json", "{}")
                .done();
        var out = new ByteArrayOutputStream();

        try (var read = read(archive)) {
            assertThat(read.name()).isEqualTo("debian:trixie-slim");
            read.write(out, "{}".getBytes(StandardCharsets.UTF_8), "slipway/saved/x:latest");
        }

        var names = new ArrayList<String>();
        var manifest = "";
        try (var tar = new TarArchiveInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                names.add(entry.getName());
                manifest = new String(tar.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        assertThat(names).containsExactly("config.json", "1.tar", "manifest.json");
        assertThat(manifest)
                .isEqualTo("[{\"Config\":\"config.json\",\"RepoTags\":[\"slipway/saved/x:latest\"],"
                        + "\"Layers\":[\"1.tar\",\"1.tar\"]}]");
    }

    @Test
    void aCompressedArchiveIsReadToo() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(image().file("manifest.json", MANIFEST).done());
        }

        try (var read = read(packed.toByteArray())) {
            assertThat(read.config().path("os").asText()).isEqualTo("linux");
        }
    }

    @Test
    void garbageAndOtherArchivesAreRefused() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read("this is no archive at all".repeat(100).getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining("Corrupted TAR archive");
        refused(new byte[0], "it has no manifest.json");
        refused(new Maker().file("Dockerfile", "FROM x").done(), "it has no manifest.json");
        refused(image().file("manifest.json", "[]").done(), "it holds 0 images");
        refused(image().file("manifest.json", "[{},{}]").done(), "it holds 2 images");
        refused(image().file("manifest.json", "{").done(), "is no JSON");
        refused(
                image().file("manifest.json", MANIFEST.replace("a/layer", "/etc/passwd"))
                        .done(),
                "is not there");
        refused(
                new Maker()
                        .file("c.json", CONFIG.replace("linux", "windows"))
                        .file("manifest.json", MANIFEST)
                        .done(),
                "not for Linux");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/cron.d/x", "../x", "a/../../x", "a\\..\\x", "a\nb"})
    void namesThatLeadElsewhereAreRefused(String name) {
        refused(image().file(name, "x").done(), "leads elsewhere");
    }

    @Test
    void linksAndDevicesThatLeadOutsideAreOfNoUse() {
        refused(image().link("x", TarConstants.LF_LINK, "a/layer.tar").done(), "neither a file nor a directory");
        refused(image().link("x", TarConstants.LF_CHR, "").done(), "neither a file nor a directory");
        refused(
                new Maker()
                        .file("c.json", CONFIG)
                        .link("a/layer.tar", TarConstants.LF_SYMLINK, "../../../../etc/passwd")
                        .link("b/layer.tar", TarConstants.LF_SYMLINK, "/etc/passwd")
                        .file("manifest.json", MANIFEST)
                        .done(),
                "is not there");
        refused(image().file("c.json", CONFIG).done(), "twice");
    }

    @Test
    void whatIsTooLargePackedOrUnpackedIsRefused() throws IOException {
        refused(image().file("big", "x".repeat((int) LARGEST)).done(), "larger than");
        var bomb = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bomb)) {
            out.write(image().file("big", "0".repeat(8 << 20)).done());
        }
        assertThat(bomb.size()).isLessThan(1 << 16);
        refused(bomb.toByteArray(), "larger than");
        var longName = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
        refused(image().entry(longName, "n".repeat(2 << 20)).file("x", "x").done(), "larger than");
    }

    @Test
    void nothingOfAnArchiveStaysOnTheDisk() throws IOException {
        var before = leftovers();
        try (var read = read(image().file("manifest.json", MANIFEST).done())) {
            assertThat(leftovers()).hasSizeGreaterThan(before.size());
            assertThat(read.name()).isNotEmpty();
        }
        refused(image().file("../x", "x").done(), "leads elsewhere");
        assertThat(leftovers()).hasSameSizeAs(before);
    }

    private static List<String> leftovers() {
        var found = new File(System.getProperty("java.io.tmpdir")).list((_, name) -> name.startsWith("slipway-image-"));
        return found == null ? List.of() : List.of(found);
    }
}

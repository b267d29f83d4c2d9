package io.slipway.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.engine.BadArchiveException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignArchiveTest {
    private static final long LARGEST = 1 << 20;
    private static final String MANIFEST =
            "[{\"Config\":\"c.json\",\"RepoTags\":[\"debian:trixie-slim\"],\"Layers\":[\"a/layer.tar\",\"b/layer.tar\"]}]";
    private static final byte[] LAYER = new Maker().file("etc/kept", "kept").done();
    private static final String CONFIG = config(LAYER, LAYER);

    /// A configuration that names these layers.
    private static String config(byte[]... layers) {
        var ids = Arrays.stream(layers)
                .map(layer ->
                        "\"sha256:" + HexFormat.of().formatHex(Sha256.begin().digest(layer)) + "\"")
                .collect(Collectors.joining(","));
        return "{\"os\":\"linux\",\"rootfs\":{\"diff_ids\":[%s]}}".formatted(ids);
    }

    /// Makes archives, good ones and others.
    private static final class Maker {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes);

        Maker file(String name, String content) {
            return file(name, content.getBytes(StandardCharsets.UTF_8));
        }

        Maker file(String name, byte[] content) {
            return entry(new TarArchiveEntry(name, true), content);
        }

        Maker link(String name, byte kind, String target) {
            var entry = new TarArchiveEntry(name, kind);
            entry.setLinkName(target);
            return entry(entry, new byte[0]);
        }

        Maker entry(TarArchiveEntry entry, byte[] data) {
            try {
                tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
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
                .file("a/layer.tar", LAYER)
                .link("b/layer.tar", TarConstants.LF_SYMLINK, "../a/layer.tar");
    }

    private static ForeignArchive read(byte[] archive) throws IOException {
        return ForeignArchive.of(new ByteArrayInputStream(archive), LARGEST);
    }

    private static void refused(byte[] archive, String why) {
        assertThatExceptionOfType(BadArchiveException.class)
                .isThrownBy(() -> read(archive).close())
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
        try (var read = read(packed(image().file("manifest.json", MANIFEST).done()))) {
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
    void whatIsTooLargePackedOrUnpackedIsRefused() {
        refused(image().file("big", "x".repeat((int) LARGEST)).done(), "larger than");
        var bomb = packed(image().file("big", "0".repeat(8 << 20)).done());
        assertThat(bomb).hasSizeLessThan(1 << 16);
        refused(bomb, "larger than");
        var longName = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
        refused(
                image().entry(longName, "n".repeat(2 << 20).getBytes(StandardCharsets.UTF_8))
                        .file("x", "x")
                        .done(),
                "larger than");
    }

    private static byte[] packed(byte[] content) {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] image(String config, byte[] first, byte[] second) {
        return new Maker()
                .file("c.json", config)
                .file("a/layer.tar", first)
                .file("b/layer.tar", second)
                .file("manifest.json", MANIFEST)
                .done();
    }

    @Test
    void aLayerThatIsNotTheOneItsConfigurationNamesIsRefused() {
        var other = new Maker().file("etc/kept", "theirs").done();
        var why = "layer 2 in it is not the one that its configuration names";

        refused(image(config(LAYER, other), LAYER, LAYER), why);
        refused(image(config(LAYER, LAYER), LAYER, other), why);
        refused(image(CONFIG.replaceFirst("(?s)(.*)sha256:[0-9a-f]{64}", "$1"), LAYER, LAYER), why);
        refused(image(config(LAYER), LAYER, LAYER), "disagree about the layers");
    }

    @Test
    void aCompressedLayerIsNamedByWhatIsInItAndGoesOnUnpacked() throws IOException {
        var out = new ByteArrayOutputStream();

        try (var read = read(image(CONFIG, packed(LAYER), LAYER))) {
            read.write(out, "{}".getBytes(StandardCharsets.UTF_8), "slipway/saved/x:latest");
        }

        try (var tar = new TarArchiveInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(tar.getNextEntry().getName()).isEqualTo("config.json");
            assertThat(tar.getNextEntry().getName()).isEqualTo("1.tar");
            assertThat(tar.readAllBytes()).isEqualTo(LAYER);
        }
        var named = packed(LAYER);
        refused(image(config(named, LAYER), named, LAYER), "layer 1 in it is not the one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"425a6839314159", "fd377a585a0000", "28b52ffd0000", "502a4d180000", "5f2a4d180000"})
    void otherCompressionsAreRefused(String beginning) {
        var layer = HexFormat.of().parseHex(beginning);

        refused(image(config(layer, LAYER), layer, LAYER), "compressed otherwise than with gzip");
    }

    @Test
    void layersCountUnpackedAndAsOftenAsTheyAreNamed() {
        var half = new Maker().file("big", "0".repeat((int) LARGEST / 2)).done();
        var manifest = MANIFEST.replace("b/layer.tar", "a/layer.tar");
        var twice = new Maker()
                .file("c.json", config(half, half))
                .file("a/layer.tar", packed(half))
                .file("manifest.json", manifest)
                .done();
        var bomb = new Maker().file("big", "0".repeat(8 << 20)).done();

        refused(twice, "its layers are larger");
        refused(image(config(bomb, LAYER), packed(bomb), LAYER), "its layers are larger");
        refused(image(config(LAYER, bomb), LAYER, packed(bomb)), "its layers are larger");
    }

    @Test
    void filesThatSayTheyAreLongerThanTheyAreAreRefused() {
        var sparse =
                new Maker().link("hole", TarConstants.LF_GNUTYPE_SPARSE, "").done();
        var linkWithContent = new TarArchiveEntry("x", TarConstants.LF_LINK);
        var hidden = new Maker().entry(linkWithContent, sparse).done();

        refused(image(config(sparse, LAYER), sparse, LAYER), "a sparse file");
        refused(image(config(hidden, LAYER), hidden, LAYER), "a link or a directory with a content");
    }

    @Test
    void whatADeadProcessLeftIsSweptAway(@TempDir Path directory) throws IOException {
        var dead = Files.createDirectory(directory.resolve("slipway-image-1"));
        Files.writeString(dead.resolve("0"), "a layer");
        var lock = Files.createFile(dead.resolve("lock"));
        Files.setLastModifiedTime(lock, FileTime.from(Instant.EPOCH));
        var begun = Files.createDirectory(directory.resolve("slipway-image-2"));
        var other = Files.createDirectory(directory.resolve("other"));

        Spool.sweep(directory, "slipway-image-");

        assertThat(directory).isDirectoryNotContaining(dead::equals);
        assertThat(begun).exists();
        assertThat(other).exists();
    }

    @Test
    void whatIsBeingWorkedOnIsNotSweptAway() throws IOException {
        try (var spool = Spool.open("slipway-spool-test-")) {
            Files.setLastModifiedTime(spool.file("lock"), FileTime.from(Instant.EPOCH));

            Spool.sweep(spool.file("..").normalize(), "slipway-spool-test-");

            assertThat(spool.file("lock")).exists();
        }
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

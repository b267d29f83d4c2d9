package io.slipway.registry.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.registry.InvalidException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContextArchiveTest {
    private static final ContextLimits SMALL = new ContextLimits(5, 1_000, 500);

    @Test
    void anArchiveBecomesFilesSortedByPath() {
        var archive = honest().entry("src/", '5', "", 0755, new byte[0])
                .file("src/app.py", "print(1)")
                .file("a.txt", "a");

        var context = new ContextArchive(ContextLimits.DEFAULT).readAll(archive.stream());

        assertThat(context.files())
                .extracting(file -> file.path().value())
                .containsExactly("Dockerfile", "a.txt", "src/app.py");
        assertThat(context.dockerfile().text()).isEqualTo("FROM debian:trixie-slim\n");
    }

    @Test
    void anUncompressedTarIsReadAsWell() {
        assertThat(new ContextArchive(ContextLimits.DEFAULT)
                        .readAll(new ByteArrayInputStream(honest().tar()))
                        .files())
                .hasSize(1);
    }

    @Test
    void whatTarWritesForAFolderIsReadWithoutTheLeadingDot() {
        var archive = new TarForge()
                .entry("./", '5', "", 0755, new byte[0])
                .file("./Dockerfile", "FROM a:1\n")
                .entry("./src/", '5', "", 0755, new byte[0])
                .file("./src/x", "x");

        assertThat(new ContextArchive(ContextLimits.DEFAULT)
                        .readAll(archive.stream())
                        .files())
                .extracting(file -> file.path().value())
                .containsExactly("Dockerfile", "src/x");
    }

    @Test
    void longAndForeignNamesAreReadFromBothKindsOfExtendedHeaders() {
        var folder = "long/".repeat(30);
        var archive = honest().paxNamed(folder + "pax-é", "1").gnuNamed(folder + "gnu-é", "2");

        assertThat(new ContextArchive(ContextLimits.DEFAULT)
                        .readAll(archive.stream())
                        .files())
                .extracting(file -> file.path().value())
                .containsExactly("Dockerfile", folder + "gnu-é", folder + "pax-é");
    }

    @ParameterizedTest
    @CsvSource({"0644, 0644", "0600, 0644", "0777, 0755", "0700, 0755", "04755, 0755", "02664, 0644", "01755, 0755"})
    void onlyTheExecutableBitOfAModeSurvives(String given, String kept) {
        var archive = honest().file("tool", Integer.parseInt(given, 8));

        var tool = new ContextArchive(ContextLimits.DEFAULT)
                .readAll(archive.stream())
                .files()
                .getLast();

        assertThat(tool.entry().mode().octal()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../x",
                "/etc/passwd",
                "a/../../x",
                "..",
                "C:/Windows/x",
                "C:\\x",
                "..\\x",
                "a//b",
                "//host/share",
                "a\tb"
            })
    void aNameThatLeadsOutsideRefusesTheWholeUpload(String name) {
        refused(honest().file(name, "evil").file("fine", "fine"), name.substring(0, 1));
        refused(honest().entry(name + "/", '5', "", 0755, new byte[0]), name.substring(0, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../x", "/etc/passwd", "C:\\x", "a\0b", "a\nb"})
    void extendedHeadersHideNoSuchName(String name) {
        refused(honest().paxNamed(name, "evil"), "");
        refused(honest().gnuNamed(name.replace("\0", "\n"), "evil"), "");
    }

    @Test
    void namesOfFourKilobytesAreRefused() {
        refused(honest().paxNamed("n".repeat(4096), "evil"), "too long");
        refused(honest().gnuNamed("n".repeat(4096), "evil"), "too long");
    }

    @Test
    void namesThatAreNotUtf8AreRefused() {
        refused(honest().rawNamed(new byte[] {'a', (byte) 0xff, 'b'}), "");
    }

    @ParameterizedTest
    @CsvSource({
        "2, a symbolic link",
        "1, a hard link",
        "3, a device",
        "4, a device",
        "6, a FIFO",
        "S, a sparse file",
        "V, of an unknown type",
        "Z, of an unknown type"
    })
    void linksDevicesAndOtherKindsRefuseTheWholeUpload(char type, String what) {
        refused(honest().special("odd", type, "/etc/passwd"), "file 'odd'", what);
    }

    @Test
    void aLinkThatIsWrittenThroughLaterIsRefusedAtTheLink() {
        refused(honest().special("out", '2', "/tmp").file("out/evil", "evil"), "file 'out'", "a symbolic link");
    }

    @Test
    void sparseFilesOfExtendedHeadersAreRefused() {
        var archive = honest().pax("GNU.sparse.size", "99999999999").file("hole", "x");

        refused(archive, "sparse");
    }

    @ParameterizedTest
    @CsvSource({
        "dockerfile, Dockerfile",
        "caf\u00e9, cafe\u0301",
        "CAF\u00c9, cafe\u0301",
        "stra\u00dfe, STRASSE",
        "x, x",
        "a, a/b",
        "a/b, a",
        "A/one, a/two",
        "A, a/b"
    })
    void namesThatMeetOnSomeFileSystemsAreRefused(String one, String other) {
        refused(honest().file("z", "z").file(one, "1").file(other, "2"), "collides");
    }

    @Test
    void filesInTheSameFolderDoNotCollide() {
        assertThat(new ContextArchive(ContextLimits.DEFAULT)
                        .readAll(honest().file("a/b", "1").file("a/c", "2").file("ab", "3").stream())
                        .files())
                .hasSize(4);
    }

    @Test
    void aContextNeedsADockerfileAtItsRoot() {
        refused(new TarForge().file("app/Dockerfile", "FROM a:1\n"), "Dockerfile", "at the root");
        refused(new TarForge(), "Dockerfile");
    }

    @Test
    void oneFileTooManyIsNamed() {
        var archive = honest();
        IntStream.range(1, 6).forEach(number -> archive.file("file-" + number, "x"));

        refused(SMALL, archive.stream(), "file 'file-5'", "5 files");
    }

    @Test
    void aFileThatIsTooLargeIsNamed() {
        refused(SMALL, honest().file("model.bin", "x".repeat(501)).stream(), "file 'model.bin'", "500 bytes");
    }

    @Test
    void filesThatAreTooLargeTogetherAreRefusedAtTheFirstBeyond() {
        var archive = honest().file("a", "x".repeat(490)).file("b", "x".repeat(490));

        refused(SMALL, archive.stream(), "file 'b'", "1,000 bytes");
    }

    @Test
    void filesAtTheLimitsAreFine() {
        var archive = honest().file("a", "x".repeat(500)).file("b", "x".repeat(476));

        assertThat(new ContextArchive(SMALL).readAll(archive.stream()).files()).hasSize(3);
    }

    @Test
    void aGzipBombIsStoppedWhileItStreams() throws IOException {
        var reader = new CountingInput(zeros("bomb", 2L << 30));

        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> new ContextArchive(ContextLimits.DEFAULT).readAll(reader))
                .withMessageContaining("file 'bomb'");

        assertThat(reader.count).isLessThan(300_000L);
    }

    @Test
    void aBombOfHeadersIsStoppedAsWell() {
        var archive = new TarForge();
        IntStream.range(0, 20_000).forEach(number -> archive.entry("d" + number + "/", '5', "", 0755, new byte[0]));
        refused(archive, "4,000 entries");

        var names = new TarForge();
        var huge = "n".repeat(10_000_000);
        IntStream.range(0, 10).forEach(_ -> names.gnuNamed(huge, ""));
        refused(names, "");
    }

    @Test
    void aMillionFilesAreStoppedAtTheLimit() {
        var archive = honest();
        IntStream.range(0, 2_001).forEach(number -> archive.file("f" + number, ""));

        refused(archive, "file 'f1999'", "2,000 files");
    }

    @Test
    void anArchiveThatPromisesMoreThanItHasIsIncomplete() {
        var cut = TarForge.gzip(honest().promise("cut", 400).withoutEnd());

        refused(ContextLimits.DEFAULT, new ByteArrayInputStream(cut), "ends too early");
    }

    @Test
    void anUploadThatBreaksOffIsIncomplete() {
        var whole = TarForge.gzip(honest().file("a", "x".repeat(400)).tar());
        var part = new ByteArrayInputStream(whole, 0, whole.length / 2);

        refused(ContextLimits.DEFAULT, part, "archive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "PK\u0003\u0004 this is a zip", "not an archive at all, just some text"})
    void whatIsNoArchiveIsRefused(String content) {
        refused(ContextLimits.DEFAULT, new ByteArrayInputStream(content.getBytes()), "");
    }

    @Test
    void theSameFilesGiveTheSameArchiveInWhateverOrderTheyCame() throws IOException {
        var one = new ContextArchive(ContextLimits.DEFAULT)
                .readAll(honest().file("b", "2").file("a/é", "1").file("run", 0700).stream());
        var other = new ContextArchive(ContextLimits.DEFAULT)
                .readAll(new TarForge()
                                .file("run", 0755)
                                .file("a/é", "1")
                                .file("b", "2")
                                .file("Dockerfile", "FROM debian:trixie-slim\n")
                                .stream());

        assertThat(written(one)).isEqualTo(written(other));
        assertThat(Sha256.of(written(one)).hex())
                .isEqualTo("b2d6155bf7cf185b9595a58df042e103a59782ec6f7ee5d2d0d1821eb40725f4");
    }

    @Test
    void whatIsWrittenCanBeReadAgain() throws IOException {
        var context = new ContextArchive(ContextLimits.DEFAULT)
                .readAll(honest().file("run", 0755).paxNamed("long/".repeat(60) + "é", "x").stream());

        var again = new ContextArchive(ContextLimits.DEFAULT).readAll(new ByteArrayInputStream(written(context)));

        assertThat(again.entries()).isEqualTo(context.entries());
    }

    private static TarForge honest() {
        return new TarForge().file("Dockerfile", "FROM debian:trixie-slim\n");
    }

    private static byte[] written(BuildContext context) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var tar = new ContextTar(out)) {
            for (var file : context.files()) {
                tar.add(file);
            }
        }
        return out.toByteArray();
    }

    private static void refused(TarForge archive, String... words) {
        refused(ContextLimits.DEFAULT, archive.stream(), words);
    }

    private static void refused(ContextLimits limits, InputStream archive, String... words) {
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> new ContextArchive(limits).readAll(archive))
                .withMessageContainingAll(words);
    }

    /// A gzip stream of one file of zeros.
    private static InputStream zeros(String name, long size) throws IOException {
        var header = TarForge.header(name.getBytes(), '0', "", 0644, size);
        var first = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(first)) {
            gzip.write(header);
        }
        var megabyte = TarForge.gzip(new byte[1 << 20]);
        var parts = Stream.generate(() -> new ByteArrayInputStream(megabyte)).limit(size >> 20);
        return new SequenceInputStream(
                new ByteArrayInputStream(first.toByteArray()),
                new SequenceInputStream(Collections.enumeration(parts.toList())));
    }

    private static final class CountingInput extends InputStream {
        private final InputStream in;
        private long count;

        CountingInput(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            count++;
            return in.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var read = in.read(buffer, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}

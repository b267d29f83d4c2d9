package io.slipway.registry.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.registry.InvalidException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContextZipTest {
    private static final ContextLimits SMALL = new ContextLimits(5, 1_000, 500);

    @Test
    void aZipBecomesTheSameContextAsATarWithItsExecutableBits() throws IOException {
        var context = new ZipForge()
                .add("src/", 0040755, "")
                .add("src/start.sh", 0100755, "echo")
                .add("./a.txt", 0100600, "a")
                .read(ContextLimits.DEFAULT);

        assertThat(context.files())
                .extracting(file -> file.path() + " " + file.entry().mode().octal())
                .containsExactly("Dockerfile 0644", "a.txt 0644", "src/start.sh 0755");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "/etc/passwd", "C:\\x", "x/a\\b", "a/../../b", "dockerfile", "a\0b"})
    void namesThatLeadOutsideOrCollideRefuseTheWhole(String name) throws IOException {
        var zip = new ZipForge().add(name, 0100644, "x");

        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> zip.read(ContextLimits.DEFAULT));
    }

    @ParameterizedTest
    @ValueSource(ints = {0120777, 0020644, 0060644, 0010644})
    void linksAndDevicesRefuseTheWhole(int mode) throws IOException {
        var zip = new ZipForge().add("innocent", mode, "/etc/passwd");

        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> zip.read(ContextLimits.DEFAULT))
                .withMessageContaining("innocent");
    }

    @Test
    void anEncryptedFileIsRefusedByName() throws IOException {
        var whole = new ZipForge().encrypted();

        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> new ContextArchive(ContextLimits.DEFAULT).readAll(new ByteArrayInputStream(whole)))
                .withMessageContaining("'Dockerfile'")
                .withMessageContaining("encrypted");
    }

    @Test
    void twoFilesOfOneNameRefuseTheWhole() throws IOException {
        var zip = new ZipForge().add("twice", 0100644, "1").add("twice", 0100644, "2");

        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> zip.read(ContextLimits.DEFAULT))
                .withMessageContaining("'twice'");
    }

    @Test
    void aFolderIsOneByItsModeToo() throws IOException {
        var context = new ZipForge()
                .add("src", 0040755, "")
                .add("src/a.txt", 0100644, "a")
                .read(ContextLimits.DEFAULT);

        assertThat(context.files()).extracting(file -> file.path().value()).containsExactly("Dockerfile", "src/a.txt");
    }

    @Test
    void whatUnpacksToTooMuchIsRefusedByName() throws IOException {
        var bomb = new ZipForge().add("bomb", 0100644, "0".repeat(100_000));

        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> bomb.read(SMALL))
                .withMessageContaining("'bomb'")
                .withMessageContaining("500 bytes");
    }

    @Test
    void aZipThatBreaksOffIsNone() throws IOException {
        var whole = new ZipForge().add("a.txt", 0100644, "a").bytes();

        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> new ContextArchive(ContextLimits.DEFAULT)
                        .readAll(new ByteArrayInputStream(Arrays.copyOf(whole, whole.length - 30))))
                .withMessageContaining("not a complete");
    }

    @Test
    void whatADockerignoreKeepsOutIsNotTaken() throws IOException {
        var context = new ZipForge()
                .add("before.log", 0100644, "x")
                .add(".dockerignore", 0100644, "*.log\n!keep.log\n")
                .add("after.log", 0100644, "x")
                .add("keep.log", 0100644, "x")
                .read(ContextLimits.DEFAULT);

        assertThat(context.files())
                .extracting(file -> file.path().value())
                .containsExactly(".dockerignore", "Dockerfile", "keep.log");
    }

    @Test
    void aFlippedBitIsNoticed() throws IOException {
        var whole = new ZipForge().stored("weights.txt", "0123456789").damaged("0123456789");

        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> new ContextArchive(ContextLimits.DEFAULT).readAll(new ByteArrayInputStream(whole)))
                .withMessageContaining("damaged");
    }

    @Test
    void aTarWhoseFirstNameBeginsLikeAZipIsATar() {
        var tar = new TarForge()
                .file("PKG-INFO", "x")
                .file("Dockerfile", "FROM debian:trixie-slim\n")
                .tar();

        assertThat(new ContextArchive(ContextLimits.DEFAULT)
                        .readAll(new ByteArrayInputStream(tar))
                        .files())
                .hasSize(2);
    }
}

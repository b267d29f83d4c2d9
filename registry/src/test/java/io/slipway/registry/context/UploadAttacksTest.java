package io.slipway.registry.context;

import static io.slipway.registry.Http.json;
import static io.slipway.registry.Http.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.slipway.registry.Http;
import io.slipway.registry.RegistryTest;
import io.slipway.registry.TeamFixture;
import io.slipway.registry.TeamFixture.TeamFixtures;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Hostile archives at the door itself, and uploads that break off: each is refused whole, and neither the script that
/// was there nor the stored contents nor the disk show a trace of it.
@RegistryTest
class UploadAttacksTest {
    @LocalServerPort
    private int port;

    @Autowired
    private TeamFixtures fixtures;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ServletContext servlets;

    private TeamFixture team;
    private String revisions;
    private String evil;
    private byte[] before = new byte[0];
    private Set<Path> onDisk = Set.of();

    @BeforeEach
    void publishWhatMustStay() throws IOException {
        team = fixtures.fullTeam();
        revisions = "/scripts/%s/digits/revisions".formatted(team.name());
        evil = "evil of " + team.name();
        assertThat(upload(honest()).statusCode()).isEqualTo(201);
        before = contextOf("latest");
        onDisk = filesOnDisk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../x", "/etc/x", "a/../../x", "C:\\x", "..\\x"})
    void aNameThatLeadsOutsideLeavesNothing(String name) throws IOException {
        leavesNothing(upload(honest().file("harmless", evil).file(name, evil)), "its name");
    }

    @Test
    void aNameOfFourKilobytesLeavesNothing() throws IOException {
        leavesNothing(upload(honest().file("harmless", evil).paxNamed("n".repeat(4096), evil)), "too long");
    }

    @ParameterizedTest
    @CsvSource({"2, a symbolic link", "1, a hard link", "3, a device", "4, a device", "6, a FIFO"})
    void linksAndDevicesLeaveNothingAndAreNotFollowed(char type, String what) throws IOException {
        var attack = honest().file("harmless", evil)
                .special("out", type, "/etc/passwd")
                .file("out/x", evil);

        leavesNothing(upload(attack), what);

        assertThat(as("/latest/files/out").statusCode()).isEqualTo(404);
    }

    @Test
    void ofOddModesOnlyTheExecutableBitIsKept() throws IOException {
        assertThat(upload(honest().file("tool", 06755)).statusCode()).isEqualTo(201);

        assertThat(text(as("/2"))).contains("{\"path\":\"tool\",\"mode\":\"0755\"");
    }

    @Test
    void aBombIsStoppedAndOthersAreServed() throws IOException {
        var zeros = TarForge.gzip(new byte[17 << 20]);
        var start = TarForge.gzip(
                honest().file("harmless", evil).promise("bomb", 17 << 20).withoutEnd());

        leavesNothing(send(joined(start, zeros)), "file 'bomb'");

        assertThat(upload(honest().file("next", "x")).statusCode()).isEqualTo(201);
    }

    @Test
    void anArchiveThatPromisesMoreThanItHasLeavesNothing() throws IOException {
        var cut = honest().file("harmless", evil).promise("cut", 400).withoutEnd();

        leavesNothing(send(TarForge.gzip(cut)), "ends too early");
    }

    @ParameterizedTest
    @CsvSource({"dockerfile, Dockerfile", "caf\u00e9, cafe\u0301", "a, a/b"})
    void namesThatMeetOnSomeFileSystemsLeaveNothing(String one, String other) throws IOException {
        var attack = new TarForge().file("harmless", evil).file(one, evil).file(other, evil);

        leavesNothing(upload(attack), "collides");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../x", "/etc/x", "a/../../x", "C:\\x", "..\\x", "a\0b"})
    void aNameInAZipThatLeadsOutsideLeavesNothing(String name) throws IOException {
        leavesNothing(send(zip().add(name, 0100644, evil).bytes()), "its name");
    }

    @ParameterizedTest
    @CsvSource({"0120777, a symbolic link", "0020644, a device", "0060644, a device", "0010644, something else"})
    void linksAndDevicesOfAZipLeaveNothing(String mode, String what) throws IOException {
        var attack = zip().add("out", Integer.parseInt(mode, 8), "/etc/passwd").add("out/x", 0100644, evil);

        leavesNothing(send(attack.bytes()), what);

        assertThat(as("/latest/files/out").statusCode()).isEqualTo(404);
    }

    @Test
    void ofOddModesInAZipOnlyTheExecutableBitIsKept() throws IOException {
        assertThat(send(new ZipForge().add("tool", 0106755, "x").bytes()).statusCode())
                .isEqualTo(201);

        assertThat(text(as("/2"))).contains("{\"path\":\"tool\",\"mode\":\"0755\"");
    }

    @Test
    void aZipBombIsStoppedAndOthersAreServed() throws IOException {
        leavesNothing(send(zip().add("bomb", 0100644, new byte[17 << 20]).bytes()), "file 'bomb'", "16,777,216 bytes");

        var many = zip();
        for (int number = 0; number < 5; number++) {
            many.add("bomb" + number, 0100644, new byte[14 << 20]);
        }
        leavesNothing(send(many.bytes()), "file 'bomb4'", "67,108,864 bytes");

        assertThat(send(new ZipForge().add("next", 0100644, "x").bytes()).statusCode())
                .isEqualTo(201);
    }

    @Test
    void aZipThatLiesAboutASizeLeavesNothing() throws IOException {
        var lie = zip().add("lie", 0100644, "0".repeat(50_000)).sayingSize(50_000, 5);

        leavesNothing(send(lie), "'lie' is damaged");
    }

    @Test
    void aZipOfAMillionNamesIsRefusedBeforeAnyIsRead() throws IOException {
        leavesNothing(send(ZipForge.manyNames(1_000_000)), "more than 4,000 entries");
    }

    @ParameterizedTest
    @CsvSource({"dockerfile, Dockerfile", "caf\u00e9, cafe\u0301", "a, a/b", "twice, twice"})
    void namesOfAZipThatMeetLeaveNothing(String one, String other) throws IOException {
        leavesNothing(
                send(zip().add(one, 0100644, evil).add(other, 0100644, evil).bytes()), "collides");
    }

    @Test
    void anEncryptedZipLeavesNothing() throws IOException {
        leavesNothing(send(zip().encrypted()), "encrypted");
    }

    @Test
    void aDamagedZipLeavesNothing() throws IOException {
        leavesNothing(send(zip().stored("weights", "0123456789").damaged("0123456789")), "'weights' is damaged");

        var whole = zip().bytes();
        leavesNothing(send(Arrays.copyOf(whole, whole.length - 30)), "not a complete");
    }

    @Test
    void whatFollowsOnAnArchiveLeavesNothing() throws IOException {
        var whole = zip().bytes();
        leavesNothing(send(joined(whole, new byte[] {1})), "something follows");
        leavesNothing(send(joined(new ZipForge().bytes(), whole)), "damaged");

        var tar = honest().file("harmless", evil).tar();
        leavesNothing(send(TarForge.gzip(joined(tar, honest().tar()))), "something follows");
    }

    @Test
    void aBitThatFlippedInATarGzLeavesNothing() throws IOException {
        var packed = TarForge.gzip(honest().file("harmless", evil).tar());
        packed[packed.length - 8] ^= 1; // of the check sum at its end

        leavesNothing(send(packed), "not a complete");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anArchiveWhoseSenderHangsUpLeavesNothing(boolean packedAsZip) throws IOException {
        var whole = packedAsZip
                ? zip().bytes()
                : TarForge.gzip(honest().file("harmless", evil).tar());

        hangUp("application/octet-stream", whole, whole.length - 1);
        hangUp("application/octet-stream", whole, whole.length / 2);
        hangUp("application/octet-stream", joined(whole, new byte[600]), whole.length); // it promised more

        nothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 10, 22, 50_000})
    void aFormWhoseSenderHangsUpLeavesNothing(int missing) throws IOException {
        var body = new Http.Form()
                .file("Dockerfile", "FROM debian:trixie-slim\n")
                .file("harmless", evil)
                .file("rest", "x".repeat(100_000))
                .bytes();

        hangUp(Http.FORM, body, body.length - missing);

        nothingIsLeft();
    }

    /// Sends a part of what it promised, waits until the server reads, and is gone.
    private void hangUp(String type, byte[] body, int sent) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            var out = socket.getOutputStream();
            out.write("""
                    POST /api/v1%s HTTP/1.1\r
                    Host: localhost\r
                    X-Caller: %s\r
                    Content-Type: %s\r
                    Content-Length: %d\r
                    \r
                    """.formatted(revisions, team.developer().username(), type, body.length)
                    .getBytes(StandardCharsets.UTF_8));
            out.write(body, 0, sent);
            out.flush();
            if (type.equals(Http.FORM)) {
                await("a part is on the disk").until(() -> !filesOnDisk().equals(onDisk));
            }
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes(); // until the server has given up
        }
    }

    private void leavesNothing(HttpResponse<byte[]> answer, String... why) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer)).contains(why);
        nothingIsLeft();
    }

    private void nothingIsLeft() throws IOException {
        assertThat(json(as("")).size()).isEqualTo(1);
        assertThat(contextOf("latest")).isEqualTo(before);
        var stored = jdbc.sql("select count(*) from blob where sha256 = ?")
                .param(Sha256.of(evil.getBytes(StandardCharsets.UTF_8)).hex())
                .query(Integer.class)
                .single();
        assertThat(stored).isZero();
        // Parts of a form are removed once they are answered.
        await("the disk is as it was")
                .pollDelay(Duration.ZERO)
                .until(() -> filesOnDisk().equals(onDisk));
    }

    /// Where the server keeps the parts of a form, and where a library would unpack to.
    private Set<Path> filesOnDisk() throws IOException {
        var own = ((File) servlets.getAttribute(ServletContext.TEMPDIR)).toPath();
        try (var kept = Files.walk(own)) {
            return kept.filter(Files::isRegularFile).collect(Collectors.toSet());
        }
    }

    private ZipForge zip() throws IOException {
        return new ZipForge().add("harmless", 0100644, evil);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private TarForge honest() {
        return new TarForge().file("Dockerfile", "FROM debian:trixie-slim\n");
    }

    private HttpResponse<byte[]> upload(TarForge archive) throws IOException {
        try (var stream = archive.stream()) {
            return send(stream.readAllBytes());
        }
    }

    private HttpResponse<byte[]> send(byte[] archive) {
        return new Http(port, team.developer()).post(revisions, "application/gzip", archive);
    }

    private HttpResponse<byte[]> as(String path) {
        return new Http(port, team.viewer()).get(revisions + path);
    }

    private byte[] contextOf(String revision) {
        var archive = as("/" + revision + "/context.tar.gz").body();
        assertThat(new ContextArchive(ContextLimits.DEFAULT)
                        .readAll(new ByteArrayInputStream(archive))
                        .entries())
                .hasSize(1);
        return archive;
    }
}

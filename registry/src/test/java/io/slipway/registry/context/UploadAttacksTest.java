package io.slipway.registry.context;

import static io.slipway.registry.Http.json;
import static io.slipway.registry.Http.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.registry.Http;
import io.slipway.registry.RegistryTest;
import io.slipway.registry.TeamFixture;
import io.slipway.registry.TeamFixture.TeamFixtures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Hostile archives at the door itself: each is refused whole, and neither the script that was there nor the stored
/// contents show a trace of it.
@RegistryTest
class UploadAttacksTest {
    @LocalServerPort
    private int port;

    @Autowired
    private TeamFixtures fixtures;

    @Autowired
    private JdbcClient jdbc;

    private TeamFixture team;
    private String revisions;
    private String evil;
    private byte[] before = new byte[0];

    @BeforeEach
    void publishWhatMustStay() throws IOException {
        team = fixtures.fullTeam();
        revisions = "/scripts/%s/digits/revisions".formatted(team.name());
        evil = "evil of " + team.name();
        assertThat(upload(honest()).statusCode()).isEqualTo(201);
        before = contextOf("latest");
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
        var bomb = Arrays.copyOf(start, start.length + zeros.length);
        System.arraycopy(zeros, 0, bomb, start.length, zeros.length);

        leavesNothing(send(bomb), "file 'bomb'");

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

    private void leavesNothing(HttpResponse<byte[]> answer, String why) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer)).contains(why);
        assertThat(json(as("")).size()).isEqualTo(1);
        assertThat(contextOf("latest")).isEqualTo(before);
        var stored = jdbc.sql("select count(*) from blob where sha256 = ?")
                .param(Sha256.of(evil.getBytes(StandardCharsets.UTF_8)).hex())
                .query(Integer.class)
                .single();
        assertThat(stored).isZero();
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

package io.slipway.registry.oci;

import static io.slipway.registry.oci.OciClient.code;
import static io.slipway.registry.oci.OciClient.descriptor;
import static io.slipway.registry.oci.OciClient.file;
import static io.slipway.registry.oci.OciClient.folder;
import static io.slipway.registry.oci.OciClient.image;
import static io.slipway.registry.oci.OciClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.registry.RegistryTest;
import io.slipway.registry.TeamFixture.TeamFixtures;
import io.slipway.registry.context.TarForge;
import io.slipway.registry.script.ScriptName;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// What a site allows a revision to hold is what OCI clients may push, too.
@RegistryTest
@TestPropertySource(
        properties = {"slipway.revisions.files=3", "slipway.revisions.size=2KB", "slipway.revisions.file-size=1KB"})
class ConfiguredPushLimitsTest {
    private static final String DOCKERFILE = "FROM debian:12\nUSER 1\n";
    private static final String EMPTY = descriptor("application/vnd.oci.empty.v1+json", "{}", "");

    @LocalServerPort
    private int port;

    @Autowired
    private TeamFixtures fixtures;

    @Autowired
    private JdbcClient jdbc;

    private OciClient client;

    @BeforeEach
    void makeATeam() {
        var team = fixtures.fullTeam();
        client = new OciClient(port, team.developer(), new ScriptName(team.name(), "digits"));
        client.blob(DOCKERFILE);
    }

    @Test
    void aBlobThatIsTooLargeForAFileIsRefused() {
        var large = OciClient.bytes("x".repeat(1_025));

        var answer = client.send("POST", "blobs/uploads/?digest=" + OciClient.digest(large), large, OciClient.OCTETS);

        assertThat(code(answer)).isEqualTo("SIZE_INVALID");
        assertThat(text(answer)).contains("at most 1,024 bytes");
        assertThat(client.get("blobs/" + OciClient.digest(large)).statusCode()).isEqualTo(404);
    }

    @Test
    void oneFileTooManyIsRefusedWithTheLimit() {
        refused(push("a=1", "b=2", "c=3"), "more than 3 files, the most for a revision");
    }

    @Test
    void filesThatAreTooMuchTogetherAreRefusedWithTheLimit() {
        refused(
                push("a=" + "x".repeat(1_024), "b=" + "y".repeat(1_024)),
                "larger than 2,048 bytes, the most for a revision");
    }

    @Test
    void theFilesOfAPackedFolderAreHeldToTheLimitsByTheirNames() {
        refused(
                push(new TarForge().file("app/large", "x".repeat(1_025))),
                "file 'app/large'",
                "1,024 bytes, the most for one file");
        refused(
                push(new TarForge().file("app/a", "1").file("app/b", "1").file("app/c", "1")),
                "file 'app/c'",
                "3 files");
    }

    private void refused(HttpResponse<byte[]> answer, String... words) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("MANIFEST_INVALID");
        assertThat(text(answer)).contains(words);
        assertThat(jdbc.sql("select count(*) from script where team = ?")
                        .param(client.repository().team().value())
                        .query(Integer.class)
                        .single())
                .as("scripts of the team")
                .isZero();
    }

    private HttpResponse<byte[]> push(TarForge folder) {
        var packed = folder.tarGz();
        client.blob(packed);
        return client.manifest(
                "stable", image(EMPTY, file("Dockerfile", DOCKERFILE) + "," + folder("app", packed), ""));
    }

    private HttpResponse<byte[]> push(String... files) {
        var layers = Arrays.stream(files)
                .map(file -> {
                    var name = file.substring(0, file.indexOf('='));
                    var content = file.substring(name.length() + 1);
                    client.blob(content);
                    return file(name, content);
                })
                .collect(Collectors.joining(","));
        return client.manifest("stable", image(EMPTY, file("Dockerfile", DOCKERFILE) + "," + layers, ""));
    }
}

package io.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
    @TempDir
    private Path dir;

    @Test
    void differFromOneInstallationToTheNextAndStayTheSameWithinOne() {
        var first = Credentials.keptIn(dir.resolve("one"));
        assertThat(Credentials.keptIn(dir.resolve("one"))).isEqualTo(first);

        var other = Credentials.keptIn(dir.resolve("two"));
        assertThat(other.clientSecret()).isNotEqualTo(first.clientSecret()).hasSize(40);
        assertThat(other.passwords()).containsOnlyKeys(Credentials.DEMO_USERS);
        assertThat(other.passwords().values())
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(first.passwords().values());
    }

    @Test
    void areReadableByTheirOwnerOnly() throws IOException {
        var file = dir.resolve("credentials");
        Credentials.keptIn(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void areMadeUpAnewWhereALineIsTakenOut() throws IOException {
        var file = dir.resolve("credentials");
        var before = Credentials.keptIn(file);
        Files.writeString(file, Files.readString(file).replaceFirst("(?m)^bob=.*\n", ""));

        var after = Credentials.keptIn(file);
        assertThat(after.password("bob")).isNotEqualTo(before.password("bob"));
        assertThat(after.password("alice")).isEqualTo(before.password("alice"));
        assertThat(after.clientSecret()).isEqualTo(before.clientSecret());
    }

    @Test
    void fillTheRealmWithoutLeavingAPlaceholder() {
        var credentials = Credentials.keptIn(dir.resolve("credentials"));
        var realm = Realm.of("http://portal.example:1234", credentials);
        assertThat(realm.json().toString())
                .contains(credentials.clientSecret(), credentials.password("dave"))
                .doesNotContain("${");
        assertThat(realm.portalClient().get("redirectUris").get(0).asString())
                .isEqualTo("http://portal.example:1234/login/oauth2/code/*");
    }
}

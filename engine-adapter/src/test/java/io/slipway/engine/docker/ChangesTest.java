package io.slipway.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.FileChange;
import io.slipway.engine.FileChange.Kind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private static FileChange added(String path) {
        return new FileChange(Kind.ADDED, path);
    }

    private static FileChange changed(String path) {
        return new FileChange(Kind.CHANGED, path);
    }

    private static FileChange deleted(String path) {
        return new FileChange(Kind.DELETED, path);
    }

    @Test
    void whatTheEnginePutThereItselfIsNoChange() {
        var changes = Changes.of(
                List.of(
                        changed("/var"),
                        added("/var/new"),
                        added("/var/new/volume"),
                        changed("/usr"),
                        changed("/usr/sbin"),
                        added("/usr/sbin/docker-init")),
                Set.of("/var/new/volume", "/usr/sbin/docker-init", "/tmp"));

        assertThat(changes.own()).isEmpty();
        assertThat(changes.copies()).isEmpty();
    }

    @Test
    void aDirectoryIsNamedForItselfOnlyWhenNothingInItIs() {
        var changes = Changes.of(List.of(changed("/etc"), changed("/etc/a"), changed("/srv")), Set.of());

        assertThat(changes.own()).containsExactly(changed("/etc/a"), changed("/srv"));
    }

    @Test
    void aNewDirectoryIsCopiedOnceAndADeletedFileNever() {
        var changes = Changes.of(
                List.of(added("/opt/new"), added("/opt/new/a"), added("/opt/new/a/b"), deleted("/etc/x"), added("/z")),
                Set.of());

        assertThat(changes.own()).hasSize(5);
        assertThat(changes.copies()).containsExactly("/opt/new", "/z");
    }
}

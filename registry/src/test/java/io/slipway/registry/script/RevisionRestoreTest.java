package io.slipway.registry.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.RegistryTest;
import io.slipway.registry.TeamFixture;
import io.slipway.registry.TeamFixture.TeamFixtures;
import io.slipway.registry.context.BuildContext;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.context.FileMode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Old revisions come back as new ones.
@RegistryTest
class RevisionRestoreTest {
    @Autowired
    private ScriptService scripts;

    @Autowired
    private TeamFixtures fixtures;

    private TeamFixture team;
    private ScriptName digits;

    @BeforeEach
    void publishTwo() {
        team = fixtures.fullTeam();
        digits = new ScriptName(team.name(), "digits");
        publish("one");
        publish("two");
    }

    private void publish(String text) {
        var start = new ContextFile(
                ContextFile.text("start.sh", "").path(),
                FileMode.EXECUTABLE,
                ("echo " + text).getBytes(StandardCharsets.UTF_8));
        scripts.revise(
                team.maintainer(),
                digits,
                RevisionDraft.of(
                        BuildContext.of(ContextFile.text("Dockerfile", "FROM debian:trixie-slim\n"), start), text));
    }

    private RevisionDetails revision(int number) {
        return scripts.revision(team.viewer(), digits, RevisionSelector.number(number));
    }

    private RevisionOutcome restore(Caller caller, int number, int basedOn) {
        return scripts.restore(caller, digits, number, basedOn);
    }

    @Test
    void anOldRevisionBecomesTheNewestWithTheSameContentAndModes() {
        var outcome = restore(team.developer(), 1, 2);

        assertThat(outcome.created()).isTrue();
        assertThat(outcome.revision().number()).isEqualTo(3);
        assertThat(outcome.revision().message()).isEqualTo("Restore revision 1");
        assertThat(outcome.revision().author()).isEqualTo(team.developer().username());
        assertThat(revision(3).digest()).isEqualTo(revision(1).digest());
        assertThat(revision(3).files()).isEqualTo(revision(1).files());
        assertThat(scripts.find(team.viewer(), digits).tags()).containsExactly(new TaggedRevision(TagName.LATEST, 3));
    }

    @Test
    void whatTheNewestHoldsAlreadyMakesNoNewOne() {
        assertThat(restore(team.developer(), 2, 2).created()).isFalse();
        assertThat(scripts.revisions(team.viewer(), digits)).hasSize(2);
    }

    @Test
    void aRevisionMadeMeanwhileIsNotBuried() {
        publish("three");

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> restore(team.developer(), 1, 2))
                .withMessageContaining("revision 3 was made meanwhile");
        assertThat(scripts.revisions(team.viewer(), digits)).hasSize(3);
    }

    @Test
    void itTakesWhatWritingTakes() {
        assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> restore(team.viewer(), 1, 2));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> restore(team.outsider(), 1, 2));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> restore(team.developer(), 9, 2));
        assertThat(scripts.revisions(team.viewer(), digits)).hasSize(2);
    }
}

package io.slipway.registry.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.registry.ConflictException;
import io.slipway.registry.RegistryTest;
import io.slipway.registry.TeamFixture.TeamFixtures;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

@RegistryTest
@Import(ScriptInUseTest.Runs.class)
class ScriptInUseTest {
    @Autowired
    private ScriptService scripts;

    @Autowired
    private TeamFixtures fixtures;

    @Autowired
    private Runs runs;

    @Test
    void aScriptIsKeptWhileSomethingOfItRuns() {
        var team = fixtures.fullTeam();
        var script = new ScriptName(team.name(), "busy");
        scripts.describe(team.owner(), script, new ScriptDescription("", Visibility.TEAM));

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> scripts.delete(team.owner(), script))
                .withMessageContaining("container busy-1 is running")
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo("script-in-use"));
        assertThat(scripts.find(team.owner(), script).name()).isEqualTo(script);
        assertThat(runs.deleted).doesNotContain(script);
    }

    @Test
    void whoeverKeepsThingsOfAScriptHearsOfItsDeletion() {
        var team = fixtures.fullTeam();
        var script = new ScriptName(team.name(), "idle");
        scripts.describe(team.owner(), script, new ScriptDescription("", Visibility.TEAM));

        scripts.delete(team.owner(), script);

        assertThat(runs.deleted).contains(script);
    }

    static class Runs implements ScriptInUse {
        private final List<ScriptName> deleted = new ArrayList<>();

        @Override
        public List<String> usesOf(ScriptName script) {
            return script.name().equals("busy") ? List.of("container busy-1 is running") : List.of();
        }

        @EventListener
        void on(ScriptDeleted event) {
            deleted.add(event.script());
        }
    }
}

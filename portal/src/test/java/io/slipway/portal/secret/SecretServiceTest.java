package io.slipway.portal.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.portal.work.FakeWork;
import io.slipway.portal.work.Hands;
import io.slipway.registry.ConflictException;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.InvalidException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.team.TeamName;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@FakeWork
class SecretServiceTest {
    private static final SecretId PIP = new SecretId("pip-token");

    private final SecretService secrets;
    private final JdbcClient jdbc;
    private final Hands hands;
    private Hands.Crew crew;
    private TeamName team;

    @Autowired
    SecretServiceTest(SecretService secrets, JdbcClient jdbc, Hands hands) {
        this.secrets = secrets;
        this.jdbc = jdbc;
        this.hands = hands;
        this.crew = hands.crew();
        this.team = crew.team();
    }

    @BeforeEach
    void start() {
        crew = hands.crew();
        team = crew.team();
    }

    @Test
    void aValueGoesInAndComesOutForABuildAlone() {
        secrets.set(crew.maintainer(), team, PIP, "first-value");
        secrets.set(crew.maintainer(), team, PIP, "let-me-in");

        assertThat(secrets.list(crew.viewer(), team)).singleElement().satisfies(secret -> {
            assertThat(secret.id()).isEqualTo(PIP);
            assertThat(secret.changedBy()).isEqualTo(crew.maintainer().username());
            assertThat(secret.toString()).doesNotContain("let-me-in");
        });
        var forBuild = secrets.forBuild(crew.developer(), team, Set.of("pip-token"));
        assertThat(forBuild.value("pip-token")).hasValue("let-me-in".getBytes(UTF_8));
        assertThat(forBuild).hasToString("secrets [pip-token]");
    }

    @Test
    void whatIsStoredShowsNothingAndOpensNowhereElse() {
        secrets.set(crew.maintainer(), team, PIP, "let-me-in");
        secrets.set(crew.maintainer(), team, new SecretId("other"), "let-me-in");

        var stored = jdbc.sql("select sealed from team_secret where team = ?")
                .param(team.value())
                .query((row, _) -> new String(row.getBytes("sealed"), UTF_8))
                .list();
        assertThat(stored).hasSize(2).doesNotHaveDuplicates().noneMatch(text -> text.contains("let-me-in"));

        jdbc.sql("""
                        update team_secret set sealed = (select sealed from team_secret where team = :team and id = 'other')
                        where team = :team and id = 'pip-token'
                        """).param("team", team.value()).update();
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> secrets.forBuild(crew.developer(), team, Set.of("pip-token")))
                .withMessageContaining("Set its value again");
    }

    @Test
    void onlyMaintainersChangeThemAndStrangersLearnNothing() {
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> secrets.set(crew.developer(), team, PIP, "let-me-in"));
        secrets.set(crew.maintainer(), team, PIP, "let-me-in");
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> secrets.delete(crew.developer(), team, PIP));
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> secrets.forBuild(crew.viewer(), team, Set.of("pip-token")));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> secrets.list(hands.crew().owner(), team));
    }

    @Test
    void shortOnesThatCouldNotBeMaskedAndOddIdsAreRefused() {
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> secrets.set(crew.maintainer(), team, PIP, "abc   \n"))
                .withMessageContaining("masked");
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> new SecretId("../etc"));
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> new SecretId("a,b"));
    }

    @Test
    void aDeletedOneIsGone() {
        secrets.set(crew.maintainer(), team, PIP, "let-me-in");

        secrets.delete(crew.maintainer(), team, PIP);

        assertThat(secrets.list(crew.viewer(), team)).isEmpty();
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> secrets.requireAll(crew.developer(), team, Set.of("pip-token")))
                .withMessageContaining("no secret 'pip-token'");
    }
}

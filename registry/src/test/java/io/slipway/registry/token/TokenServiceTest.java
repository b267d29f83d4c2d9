package io.slipway.registry.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.InvalidException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.RegistryTest;
import io.slipway.registry.Scope;
import io.slipway.registry.TeamFixture;
import io.slipway.registry.TeamFixture.TeamFixtures;
import io.slipway.registry.TokenId;
import io.slipway.registry.script.ScriptDescription;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.script.Visibility;
import io.slipway.registry.team.Role;
import io.slipway.registry.team.TeamService;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RegistryTest
class TokenServiceTest {
    @Autowired
    private TokenService tokens;

    @Autowired
    private TokenUses uses;

    @Autowired
    private TeamService teams;

    @Autowired
    private ScriptService scripts;

    @Autowired
    private TeamFixtures fixtures;

    @Autowired
    private JdbcClient jdbc;

    private TeamFixture team;

    @BeforeEach
    void makeATeam() {
        team = fixtures.fullTeam();
    }

    @Test
    void aTokenActsAsItsPersonWithinItsScopes() {
        var issued = tokens.issue(team.developer(), laptop(Scope.WRITE));

        var caller = authenticated(issued);

        assertThat(caller.username()).isEqualTo(team.developer().username());
        assertThat(caller.siteAdmin()).isFalse();
        describe(caller, "written");
        assertThat(scripts.find(team.viewer(), script("written")).createdBy()).isEqualTo(caller.username());
    }

    @Test
    void aTokenWithoutTheScopeChangesNothing() {
        var reader = authenticated(tokens.issue(team.owner(), laptop(Scope.READ)));

        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> describe(reader, "unwritten"))
                .withMessageContaining("no scope 'write'");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> scripts.find(team.owner(), script("unwritten")));
    }

    @Test
    void theSecretIsKeptNowhereButAsAHash() {
        var secret = tokens.issue(team.owner(), laptop(Scope.READ)).secret();

        assertThat(jdbc.sql("select cast(t as text) from access_token t")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains(secret.reveal()));
        assertThat(jdbc.sql("select cast(a as text) from audit_entry a")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains(secret.reveal()));
        assertThat(secret).asString().doesNotContain(secret.reveal().substring(10));
    }

    @Test
    void aRevokedTokenIsDeadAtOnce() {
        var issued = tokens.issue(team.owner(), laptop(Scope.READ));
        var caller = authenticated(issued);
        assertThat(tokens.stillGranted(caller)).isTrue();

        tokens.revoke(team.owner(), issued.token().id());

        assertThat(tokens.authenticate(issued.secret().reveal())).isEmpty();
        assertThat(tokens.stillGranted(caller)).isFalse();
        assertThat(tokens.list(team.owner())).isEmpty();
    }

    @Test
    void anExpiredTokenIsDeadAndSaysSince() {
        var issued = tokens.issue(team.owner(), laptop(Scope.READ));
        var caller = authenticated(issued);

        jdbc.sql("update access_token set expires_at = now() - interval '1 second' where id = ?")
                .param(issued.token().id().value())
                .update();

        assertThat(tokens.check(issued.secret().reveal())).isInstanceOf(TokenCheck.Expired.class);
        assertThat(tokens.authenticate(issued.secret().reveal())).isEmpty();
        assertThat(tokens.stillGranted(caller)).isFalse();
    }

    @Test
    void aRobotWorksForItsTeamOnly() {
        var robot = authenticated(tokens.issue(team.maintainer(), team.name(), robot("ci")));
        var other = fixtures.fullTeam();
        describe(other.owner(), other, "private");

        assertThat(robot.username()).isEqualTo("robot$" + team.name() + "+ci");
        describe(robot, "by-robot");
        assertThat(scripts.find(team.viewer(), script("by-robot")).createdBy()).isEqualTo(robot.username());
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> scripts.find(robot, new ScriptName(other.name(), "private")));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> describe(robot, other, "mine"));
    }

    @Test
    void noTokenMakesOrRevokesTokensOrMembers() {
        var issued = tokens.issue(team.owner(), laptop(Scope.values()));
        var program = authenticated(issued);

        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> tokens.issue(program, laptop(Scope.READ)))
                .withMessageContaining("Sign in yourself");
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> tokens.issue(program, team.name(), robot("ci")));
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> tokens.revoke(program, issued.token().id()));
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> teams.setMember(program, team.name(), "mallory", Role.OWNER));
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() ->
                        teams.removeMember(program, team.name(), team.owner().username()));
        assertThat(tokens.list(team.owner())).hasSize(1);
        assertThat(teams.find(team.owner(), team.name()).members())
                .noneMatch(member -> member.username().equals("mallory"));
    }

    @Test
    void onlyMaintainersManageRobotsAndOutsidersSeeNoTeam() {
        var ci = tokens.issue(team.maintainer(), team.name(), robot("ci")).token();

        for (var member : List.of(team.developer(), team.viewer())) {
            assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> tokens.list(member, team.name()));
            assertThatExceptionOfType(ForbiddenException.class)
                    .isThrownBy(() -> tokens.issue(member, team.name(), robot("mine")));
            assertThatExceptionOfType(ForbiddenException.class)
                    .isThrownBy(() -> tokens.revoke(member, team.name(), ci.id()));
        }
        for (var stranger : List.of(team.outsider(), team.siteAdmin())) {
            assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> tokens.list(stranger, team.name()));
            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(() -> tokens.issue(stranger, team.name(), robot("mine")));
            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(() -> tokens.revoke(stranger, team.name(), ci.id()));
        }
        assertThat(tokens.list(team.owner(), team.name())).containsExactly(ci);
    }

    @Test
    void nobodyRevokesATokenThroughAnotherParent() {
        var personal = tokens.issue(team.developer(), laptop(Scope.READ)).token();
        var robot = tokens.issue(team.owner(), team.name(), robot("ci")).token();
        var other = fixtures.fullTeam();

        assertUnknown(() -> tokens.revoke(team.owner(), personal.id()));
        assertUnknown(() -> tokens.revoke(team.owner(), team.name(), personal.id()));
        assertUnknown(() -> tokens.revoke(team.owner(), robot.id()));
        assertUnknown(() -> tokens.revoke(other.owner(), other.name(), robot.id()));
        assertUnknown(() -> tokens.revoke(team.owner(), TokenId.random()));
        assertThat(tokens.list(team.developer())).hasSize(1);
        assertThat(tokens.list(team.owner(), team.name())).hasSize(1);
    }

    @Test
    void namesAreTakenPerPersonAndPerTeam() {
        tokens.issue(team.owner(), laptop(Scope.READ));

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> tokens.issue(team.owner(), laptop(Scope.WRITE)))
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo("token-exists"));
        assertThatCode(() -> tokens.issue(team.viewer(), laptop(Scope.READ))).doesNotThrowAnyException();
    }

    @Test
    void thereIsAnEndToTheNumberOfTokens() {
        for (int number = 0; number < 100; number++) {
            tokens.issue(team.owner(), new NewToken("token " + number, Set.of(Scope.READ), 1));
        }

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> tokens.issue(team.owner(), laptop(Scope.READ)))
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo("too-many-tokens"));
    }

    @Test
    void theLastUseIsWrittenInBatches() {
        var issued = tokens.issue(team.owner(), laptop(Scope.READ));
        assertThat(tokens.list(team.owner()))
                .first()
                .extracting(Token::lastUsed)
                .isNull();

        authenticated(issued);
        uses.write();

        assertThat(tokens.list(team.owner()))
                .first()
                .extracting(Token::lastUsed)
                .isNotNull();
    }

    @Test
    void whatCannotBeATokenIsNone() {
        var secret = tokens.issue(team.owner(), laptop(Scope.READ)).secret().reveal();
        var last = secret.charAt(secret.length() - 1);

        assertThat(tokens.authenticate("")).isEmpty();
        assertThat(tokens.authenticate("slip_")).isEmpty();
        assertThat(tokens.authenticate(secret + " ")).isEmpty();
        assertThat(tokens.authenticate(secret.substring(0, secret.length() - 1) + (last == '0' ? '1' : '0')))
                .isEmpty();
        assertThat(tokens.authenticate("slip_' or 1=1 --")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two\nlines", "\u202Eright to left", "x\u0000"})
    void aNameIsOnePlainLine(String name) {
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> new NewToken(name, Set.of(Scope.READ), 1))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CI", "a b", "a+b", "-a", "a--b", "a/b"})
    void aRobotsNameFitsIntoAUserName(String name) {
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> tokens.issue(team.owner(), team.name(), robot(name)));
    }

    private Caller authenticated(IssuedToken issued) {
        return tokens.authenticate(issued.secret().reveal()).orElseThrow();
    }

    private void describe(Caller caller, String name) {
        describe(caller, team, name);
    }

    private void describe(Caller caller, TeamFixture in, String name) {
        scripts.describe(caller, new ScriptName(in.name(), name), new ScriptDescription("", Visibility.TEAM));
    }

    private ScriptName script(String name) {
        return new ScriptName(team.name(), name);
    }

    private static NewToken laptop(Scope... scopes) {
        return new NewToken("laptop", Set.of(scopes), 30);
    }

    private static NewToken robot(String name) {
        return new NewToken(name, Set.of(Scope.WRITE), 30);
    }

    private static void assertUnknown(ThrowingCallable call) {
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(call);
    }
}

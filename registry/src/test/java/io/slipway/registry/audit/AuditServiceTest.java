package io.slipway.registry.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.registry.Caller;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.Grant;
import io.slipway.registry.Http;
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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

@RegistryTest
class AuditServiceTest {
    @LocalServerPort
    private int port;

    private final AuditService audit;
    private final AuditLog log;
    private final ScriptService scripts;
    private final TeamFixture team;

    @Autowired
    AuditServiceTest(AuditService audit, AuditLog log, ScriptService scripts, TeamFixtures teams) {
        this.audit = audit;
        this.log = log;
        this.scripts = scripts;
        this.team = teams.fullTeam();
    }

    @BeforeEach
    void forgetNothing() {
        record("script.fork", "one");
        record("script.rename", "two");
        ScopedValue.where(Origin.CURRENT, new Origin("192.0.2.9")).run(() -> record("tag.put", "three"));
    }

    @Test
    void ownersReadTheirTeamsLinesNewestFirstPageByPage() {
        var first = audit.find(team.owner(), team.name(), AuditFilter.NONE, null, 2);
        assertThat(names(first)).containsExactly("three", "two");

        var second = audit.find(team.owner(), team.name(), AuditFilter.NONE, first.next(), 2);
        assertThat(names(second)).startsWith("one");
    }

    @Test
    void nobodyElseReadsThem() {
        for (var member : List.of(team.maintainer(), team.developer(), team.viewer())) {
            assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> ofTeam(member));
        }
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> ofTeam(team.outsider()));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> ofTeam(team.siteAdmin()));
        assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> ofTeam(byToken(team.owner())));
    }

    @Test
    void theSitesLogIsForAdministratorsInPerson() {
        assertThat(names(audit.find(team.siteAdmin(), AuditFilter.NONE, null, 1_000)))
                .contains("one", "two", "three");
        for (var caller : List.of(team.owner(), team.outsider(), byToken(team.siteAdmin()))) {
            assertThatExceptionOfType(ForbiddenException.class)
                    .isThrownBy(() -> audit.find(caller, AuditFilter.NONE, null, 10));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "script, '', '', two one",
        "script.fork, '', '', one",
        "'', re, '', three",
        "'', '', 192.0.2.9, three",
        "script, re, '', ''"
    })
    void filtersNarrowIt(String action, String name, String address, String expected) {
        var filter = new AuditFilter(
                team.developer().username(), action, AuditOutcome.DONE, "", name, null, Instant.now(), address);

        assertThat(String.join(" ", names(audit.find(team.owner(), team.name(), filter, null, 10))))
                .isEqualTo(expected);
    }

    @Test
    void aDayAsTheEndIsWithin() {
        var today = Instant.now().toString().substring(0, 10);
        var within = new AuditFilter(
                "", "", null, "", "", AuditFilter.earliest("from", today), AuditFilter.latest("to", today), "");

        assertThat(names(audit.find(team.owner(), team.name(), within, null, 10)))
                .contains("three");
    }

    @ParameterizedTest
    @ValueSource(strings = {"' or 1=1 --", "script.%", "a\" ; drop table audit_entry", "SCRIPT"})
    void whatIsNoActionIsRefusedAndWhatLooksLikeSqlFindsNothing(String text) {
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> new AuditFilter("", text, null, "", "", null, null, ""));
        var filter = new AuditFilter(text, "", null, text, text, null, null, text);
        assertThat(audit.find(team.siteAdmin(), filter, null, 10).entries()).isEmpty();
    }

    @Test
    void whatBecomesOfAScriptIsWrittenDown() {
        var name = new ScriptName(team.name(), "told");
        scripts.describe(team.owner(), name, new ScriptDescription("x", Visibility.TEAM));
        scripts.describe(team.owner(), name, new ScriptDescription("x", Visibility.SITE));
        scripts.delete(team.owner(), name);

        var filter = new AuditFilter(team.owner().username(), "script", null, "script", "told", null, null, "");
        assertThat(audit.find(team.owner(), team.name(), filter, null, 10).entries())
                .extracting(entry -> entry.action().value())
                .containsExactly(
                        "script.delete", "script.visibility", "script.describe", "script.describe", "script.create");
    }

    @Test
    void aFileHasEveryLineOnceAndIsItselfWrittenDown() {
        var answer = new Http(port, team.owner()).get("/teams/" + team.name() + "/audit.json?action=script");

        assertThat(Http.header(answer, "Content-Disposition"))
                .isEqualTo("attachment; filename=\"slipway-audit-%s.json\"".formatted(team.name()));
        assertThat(Http.header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(Http.json(answer).valueStream().map(line -> line.path("name").asString()))
                .containsExactly("two", "one");
        assertThat(audit.find(team.owner(), team.name(), AuditFilter.NONE, null, 1)
                        .entries())
                .singleElement()
                .satisfies(line -> assertThat(line.action()).isEqualTo(AuditAction.of("audit.export")));
    }

    @Test
    void oneWhoMayNotSeeItTakesNoFileAway() {
        for (var caller : List.of(team.developer(), team.outsider())) {
            var answer = new Http(port, caller).get("/teams/" + team.name() + "/audit.csv");
            assertThat(answer.statusCode()).isIn(403, 404);
            assertThat(Http.text(answer)).doesNotContain("three");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx"})
    void noCellIsTakenForAFormula(String text) {
        assertThat(AuditExport.cell(text)).isEqualTo("\"'" + text + "\"");
    }

    @Test
    void quotesCommasAndPagesSurviveTheWayIntoAFile() throws IOException {
        var entries = new ArrayList<AuditEntry>();
        for (long id = 3; id > 0; id--) {
            entries.add(entry(id, "a \"quoted\", name"));
        }
        var csv = written(AuditExport.CSV, entries);
        assertThat(csv.lines()).hasSize(4).first().asString().startsWith("\"id\",\"at\",\"actor\"");
        assertThat(csv.lines().skip(1)).allMatch(line -> line.contains(",\"a \"\"quoted\"\", name\",\"k=v; x==1\""));

        var json = JsonMapper.shared().readTree(written(AuditExport.JSON, entries));
        assertThat(json.valueStream().map(line -> line.path("id").asLong())).containsExactly(3L, 2L, 1L);
        assertThat(JsonMapper.shared().readTree(written(AuditExport.JSON, List.of())))
                .isEmpty();
    }

    /// Page by page, one entry each.
    private static String written(AuditExport export, List<AuditEntry> entries) throws IOException {
        var out = new ByteArrayOutputStream();
        export.write(before -> page(entries, before), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static AuditPage page(List<AuditEntry> entries, @Nullable Long before) {
        var rest = entries.stream()
                .filter(entry -> before == null || entry.id() < before)
                .toList();
        return rest.size() <= 1
                ? new AuditPage(rest, null)
                : new AuditPage(rest.subList(0, 1), rest.getFirst().id());
    }

    private static AuditEntry entry(long id, String name) {
        return new AuditEntry(
                id,
                Instant.EPOCH,
                "alice",
                "session",
                "192.0.2.7",
                AuditAction.of("script.fork"),
                null,
                "script",
                name,
                AuditOutcome.DONE,
                Map.of("k", "v", "x", "=1"));
    }

    private static Caller byToken(Caller person) {
        return new Caller(
                person.username(),
                person.siteAdmin(),
                Set.of(),
                new Grant.Scoped(Set.of(Scope.values()), null, TokenId.random()));
    }

    private AuditPage ofTeam(Caller caller) {
        return audit.find(caller, team.name(), AuditFilter.NONE, null, 10);
    }

    private void record(String action, String name) {
        log.record(team.developer(), AuditAction.of(action), AuditTarget.of(team.name(), "script", name), Map.of());
    }

    private static List<String> names(AuditPage page) {
        return page.entries().stream().map(AuditEntry::name).toList();
    }
}

package io.slipway.portal.comparison;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slipway.portal.work.FakeWork;
import io.slipway.portal.work.Hands;
import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.script.LatencyEvidence;
import io.slipway.registry.script.LatencyEvidence.Outcome;
import io.slipway.registry.script.RevisionDetails;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptDescription;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.script.TagName;
import io.slipway.registry.script.TagService;
import io.slipway.registry.script.TagVerdict;
import io.slipway.registry.script.Visibility;
import io.slipway.registry.tagrule.LatencyGuard;
import io.slipway.registry.tagrule.TagRuleService;
import io.slipway.registry.tagrule.TagRules;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A team that gives `stable` to no revision that is more than 3 % slower than the one that has it.
@FakeWork
class GuardedTagTest {
    private static final TagName STABLE = new TagName("stable");

    @LocalServerPort
    private int port;

    private final TagService tags;
    private final TagRuleService rules;
    private final ScriptService scripts;
    private final Hands hands;
    private final ReportHands reports;
    private Hands.Crew crew;
    private ScriptName script;

    @Autowired
    GuardedTagTest(TagService tags, TagRuleService rules, ScriptService scripts, Hands hands, ReportHands reports) {
        this.tags = tags;
        this.rules = rules;
        this.scripts = scripts;
        this.hands = hands;
        this.reports = reports;
        this.crew = hands.crew();
        this.script = crew.script("model");
    }

    @BeforeEach
    void start() {
        crew = hands.crew();
        for (var change : new String[] {"one", "two"}) {
            script = hands.publish(crew, "model", "FROM debian:trixie-slim\nRUN " + change + "\n");
        }
        var guard = LatencyGuard.of(List.of("stable"), 0.03);
        rules.set(
                crew.maintainer(),
                crew.team(),
                new TagRules(TagRules.Immutable.NONE, List.of(), TagRules.Block.NONE, guard));
        tags.put(crew.developer(), script, STABLE, 1, 0); // whoever is first needs no proof
    }

    private RevisionDetails revision(int number) {
        return scripts.revision(crew.viewer(), script, RevisionSelector.number(number));
    }

    private ConflictException refused(int revision) {
        return catchThrowableOfType(
                ConflictException.class, () -> tags.put(crew.developer(), script, STABLE, revision, null));
    }

    private static LatencyEvidence evidence(ConflictException refused) {
        return (LatencyEvidence) requireNonNull(refused.properties().get("latency"));
    }

    @Test
    void withoutAReportTheRefusalSaysWhichComparisonToRun() {
        var refused = refused(2);

        assertThat(refused.type()).isEqualTo("tag-guarded");
        assertThat(refused)
                .hasMessageContaining("not to be slower on p50 than revision 1, which has it now")
                .hasMessageContaining("/comparisons/new?target=%s@1&target=%s@2".formatted(script, script));
        assertThat(evidence(refused).outcome()).isEqualTo(Outcome.UNMEASURED);
        assertThat(tags.history(crew.viewer(), script, STABLE)).hasSize(1);
    }

    @Test
    void aRevisionThatWasShownNotToBeSlowerGetsTheTagWithTheEvidence() {
        var report = reports.measured(crew.team(), revision(1), revision(2), 0.97, 1.0, 1.03);

        var outcome = tags.put(crew.developer(), script, STABLE, 2, null);

        assertThat(outcome.tag().revision()).isEqualTo(2);
        var evidence = requireNonNull(outcome.latency());
        assertThat(evidence.report()).isEqualTo(report);
        assertThat(evidence.high()).isEqualTo(1.03);
    }

    @Test
    void theReportCountsFromEitherSide() {
        reports.measured(crew.team(), revision(2), revision(1), 1.1, 1.2, 1.25); // 1 is slower than 2

        assertThat(tags.put(crew.developer(), script, STABLE, 2, null).tag().revision())
                .isEqualTo(2);
        assertThat(evidence(refused(1)).outcome()).isEqualTo(Outcome.TOO_SLOW);
    }

    @Test
    void theNewestReportCountsAlsoWhenItCannotTell() {
        reports.faster(crew.team(), revision(1), revision(2));
        reports.measured(crew.team(), revision(1), revision(2), 0.98, 1.01, 1.042);

        assertThat(evidence(refused(2)).outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(refused(2)).hasMessageContaining("it may be up to 4.2 % slower, where 3.0 % are let through");
    }

    @Test
    void reportsOfOtherTeamsProveNothing() {
        reports.faster(hands.crew().team(), revision(1), revision(2));

        assertThat(evidence(refused(2)).outcome()).isEqualTo(Outcome.UNMEASURED);
    }

    @Test
    void otherTagsAndTheSameRevisionNeedNoProof() {
        tags.put(crew.developer(), script, new TagName("v1"), 1, null);

        assertThat(tags.put(crew.developer(), script, new TagName("v1"), 2, null)
                        .latency())
                .isNull();
        assertThat(tags.put(crew.developer(), script, STABLE, 1, null).created())
                .isFalse();
    }

    @Test
    void theVerdictIsShownAtTheRevisionToTheTeamOnly() throws Exception {
        assertThat(tags.verdicts(crew.viewer(), script, RevisionSelector.number(1)))
                .isEmpty();
        assertThat(tags.verdicts(crew.viewer(), script, RevisionSelector.LATEST))
                .extracting(TagVerdict::tag)
                .containsExactly(STABLE);
        scripts.describe(crew.maintainer(), script, new ScriptDescription("", Visibility.SITE));
        assertThat(tags.verdicts(crew.outsider(), script, RevisionSelector.LATEST))
                .isEmpty();

        var answer = call(crew.viewer(), "GET", "/revisions/2/tag-verdicts", "");
        assertThat(answer.body()).contains("\"tag\":\"stable\",\"passed\":false", "\"outcome\":\"UNMEASURED\"");
    }

    @Test
    void theApiAnswersTheEvidenceWithTheRefusalAndWithTheTag() throws Exception {
        var closed = call(crew.developer(), "PUT", "/tags/stable", "{\"revision\":2}");
        assertThat(closed.statusCode()).isEqualTo(409);
        assertThat(closed.body()).contains("/problems/tag-guarded", "\"outcome\":\"UNMEASURED\"", "\"compare\":\"http");

        reports.faster(crew.team(), revision(1), revision(2));
        var moved = call(crew.developer(), "PUT", "/tags/stable", "{\"revision\":2}");
        assertThat(moved.statusCode()).isEqualTo(200);
        assertThat(moved.body()).contains("\"outcome\":\"PASSED\"", "\"ratio\":0.8");
    }

    @Test
    void theRulesGoOverTheWire() throws Exception {
        var path = "/api/v1/teams/%s/tag-rules".formatted(crew.team());
        assertThat(send(crew.viewer(), "GET", path, "").body())
                .contains("\"latency\":{\"tags\":[\"stable\"],\"delta\":0.03}");

        var refused = send(crew.maintainer(), "PUT", path, "{\"latency\":{\"tags\":[\"a b\"]}}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("latency.tags");
        assertThat(send(crew.maintainer(), "PUT", path, "{\"latency\":{\"tags\":[\"v*\"],\"delta\":0.1}}")
                        .body())
                .contains("\"latency\":{\"tags\":[\"v*\"],\"delta\":0.1}");
    }

    private HttpResponse<String> call(Caller caller, String method, String path, String body)
            throws IOException, InterruptedException {
        return send(caller, method, "/api/v1/scripts/" + script + path, body);
    }

    private HttpResponse<String> send(Caller caller, String method, String path, String body)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("X-Caller", caller.username())
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(body))
                    .build();
            return http.send(request, BodyHandlers.ofString());
        }
    }
}

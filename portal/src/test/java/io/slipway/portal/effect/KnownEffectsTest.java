package io.slipway.portal.effect;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.engine.BuildEvent;
import io.slipway.portal.comparison.ReportHands;
import io.slipway.portal.work.FakeEngine;
import io.slipway.portal.work.FakeWork;
import io.slipway.portal.work.Hands;
import io.slipway.registry.Caller;
import io.slipway.registry.diff.DiffOptions;
import io.slipway.registry.diff.DiffService;
import io.slipway.registry.diff.RevisionEffect;
import io.slipway.registry.diff.RevisionFacts;
import io.slipway.registry.diff.RevisionReference;
import io.slipway.registry.script.RevisionDetails;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptDescription;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.script.Visibility;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@FakeWork
class KnownEffectsTest {
    @LocalServerPort
    private int port;

    private final DiffService diffs;
    private final ScriptService scripts;
    private final FakeEngine engine;
    private final Hands hands;
    private final ReportHands reports;
    private Hands.Crew crew;
    private ScriptName script;

    @Autowired
    KnownEffectsTest(DiffService diffs, ScriptService scripts, FakeEngine engine, Hands hands, ReportHands reports) {
        this.diffs = diffs;
        this.scripts = scripts;
        this.engine = engine;
        this.hands = hands;
        this.reports = reports;
        this.crew = hands.crew();
        this.script = crew.script("model");
    }

    @BeforeEach
    void start() {
        engine.reset();
        crew = hands.crew();
        hands.publish(crew, "model", "FROM debian:trixie-slim\nRUN one\n");
        script = hands.publish(crew, "model", "FROM debian:trixie-slim\nRUN two\n");
    }

    private RevisionEffect effect(Caller caller, int from, int to) {
        return diffs.between(
                        caller,
                        RevisionReference.of(script, from),
                        RevisionReference.of(script, to),
                        DiffOptions.DEFAULT)
                .effect();
    }

    private RevisionDetails revision(int number) {
        return scripts.revision(crew.viewer(), script, RevisionSelector.number(number));
    }

    private void buildsPrint(String... lines) {
        engine.builds((fake, _, events, _) -> {
            events.accept(new BuildEvent.StepStarted(1, 2, "FROM debian:trixie-slim", true));
            events.accept(new BuildEvent.StepFinished(1, Duration.ZERO, true));
            events.accept(new BuildEvent.StepStarted(2, 2, "RUN echo accuracy 0.111", false));
            for (var line : lines) {
                events.accept(new BuildEvent.OutputLine(2, line));
            }
            events.accept(new BuildEvent.StepFinished(2, Duration.ofSeconds(31), false));
            return fake.succeeded();
        });
    }

    @Test
    void aBuiltRevisionHasSizeTimeCachedStepsAndTheAccuracyThatItsBuildPrinted() {
        buildsPrint("accuracy 0.931 on 360 held-out digits", "accuracy 0.967 on 360 held-out digits");
        var build = hands.build(crew, script);

        var effect = effect(crew.viewer(), 1, 2);

        assertThat(effect.from()).isEqualTo(RevisionFacts.UNKNOWN);
        assertThat(effect.to().build()).isEqualTo(build.id());
        assertThat(effect.to().imageBytes()).isEqualTo(4_096);
        assertThat(effect.to().layers()).isEqualTo(1);
        assertThat(effect.to().buildTime()).isBetween(Duration.ofSeconds(31), Duration.ofSeconds(60));
        assertThat(effect.to().cachedSteps()).isOne();
        assertThat(effect.to().accuracy()).isEqualTo(0.967);
        assertThat(effect.ratio()).isNull();
    }

    @Test
    void whatIsNoAccuracyIsNotTakenForOne() {
        buildsPrint(
                "accuracy 96.7", "accuracy 1.2", "accuracy 0.9%", "inaccuracy 0.5", "accuracy -0.5", "accuracy NaN");
        hands.build(crew, script);

        assertThat(effect(crew.viewer(), 1, 2).to().accuracy()).isNull();
    }

    @Test
    void aReportWithBothTellsMediansRatioIntervalAndVerdictFromEitherSide() {
        var report = reports.faster(crew.team(), revision(1), revision(2));

        var forward = effect(crew.viewer(), 1, 2);
        var ratio = requireNonNull(forward.ratio());
        assertThat(ratio.report()).isEqualTo(report);
        assertThat(ratio.ratio()).isEqualTo(0.8);
        assertThat(ratio.low()).isEqualTo(0.75);
        assertThat(ratio.high()).isEqualTo(0.9);
        assertThat(ratio.verdict()).isEqualTo("faster");
        assertThat(forward.from().p50Micros()).isEqualTo(500);
        assertThat(forward.to().p50Micros()).isEqualTo(400);

        var backward = effect(crew.viewer(), 2, 1);
        var turned = requireNonNull(backward.ratio());
        assertThat(requireNonNull(turned.ratio())).isCloseTo(1.25, within(1e-9));
        assertThat(requireNonNull(turned.low())).isCloseTo(1 / 0.9, within(1e-9));
        assertThat(requireNonNull(turned.high())).isCloseTo(1 / 0.75, within(1e-9));
        assertThat(turned.verdict()).isEqualTo("slower");
        assertThat(backward.from().p50Micros()).isEqualTo(400);
    }

    @Test
    void theNewestReportCountsAlsoWhenItCouldNotTell() {
        reports.faster(crew.team(), revision(1), revision(2));
        var newest = reports.undecided(crew.team(), revision(1), revision(2));

        var ratio = requireNonNull(effect(crew.viewer(), 1, 2).ratio());

        assertThat(ratio.report()).isEqualTo(newest);
        assertThat(ratio.ratio()).isNull();
        assertThat(ratio.verdict()).isEqualTo("not comparable");
    }

    @Test
    void whoeverReadsTheScriptWithoutBeingOfItsTeamLearnsNothingOfItsBuildsAndReports() {
        buildsPrint("accuracy 0.967 on 360 held-out digits");
        hands.build(crew, script);
        reports.faster(crew.team(), revision(1), revision(2));
        scripts.describe(crew.maintainer(), script, new ScriptDescription("", Visibility.SITE));

        assertThat(effect(crew.outsider(), 1, 2)).isEqualTo(RevisionEffect.UNKNOWN);
    }

    @Test
    void aScriptThatWasMadeAnewDoesNotInheritWhatWasKnownOfTheOldOne() {
        buildsPrint("accuracy 0.967 on 360 held-out digits");
        hands.build(crew, script);
        reports.faster(crew.team(), revision(1), revision(2));
        scripts.delete(crew.owner(), script);
        hands.publish(crew, "model", "FROM debian:trixie-slim\nRUN three\n");
        hands.publish(crew, "model", "FROM debian:trixie-slim\nRUN four\n");

        assertThat(effect(crew.viewer(), 1, 2)).isEqualTo(RevisionEffect.UNKNOWN);
    }

    @Test
    void theApiAnswersTheEffectBesideTheDifference() throws Exception {
        buildsPrint("accuracy 0.967 on 360 held-out digits");
        hands.build(crew, script);
        reports.faster(crew.team(), revision(1), revision(2));

        var body = get(crew.viewer(), "/api/v1/diffs?from=%s:1&to=%s:2".formatted(script, script));

        assertThat(body)
                .contains(
                        "\"accuracy\":0.967",
                        "\"imageBytes\":4096",
                        "\"layers\":1",
                        "\"p50Micros\":500.0",
                        "\"ratio\":0.8")
                .contains("\"low\":0.75", "\"high\":0.9", "\"verdict\":\"faster\"");
    }

    private String get(Caller caller, String path) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("X-Caller", caller.username())
                    .build();
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }
}

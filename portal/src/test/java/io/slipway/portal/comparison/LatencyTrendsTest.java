package io.slipway.portal.comparison;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.portal.comparison.across.LatencyTrend;
import io.slipway.portal.comparison.across.LatencyTrend.Point;
import io.slipway.portal.work.FakeWork;
import io.slipway.portal.work.Hands;
import io.slipway.registry.Caller;
import io.slipway.registry.InvalidException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.script.RevisionDetails;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptDescription;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.script.TagName;
import io.slipway.registry.script.TagService;
import io.slipway.registry.script.Visibility;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@FakeWork
class LatencyTrendsTest {
    @LocalServerPort
    private int port;

    private final LatencyTrends trends;
    private final ScriptService scripts;
    private final TagService tags;
    private final Hands hands;
    private final ReportHands reports;
    private Hands.Crew crew;
    private ScriptName script;

    @Autowired
    LatencyTrendsTest(LatencyTrends trends, ScriptService scripts, TagService tags, Hands hands, ReportHands reports) {
        this.trends = trends;
        this.scripts = scripts;
        this.tags = tags;
        this.hands = hands;
        this.reports = reports;
        this.crew = hands.crew();
        this.script = crew.script("model");
    }

    @BeforeEach
    void start() {
        crew = hands.crew();
        for (var change : new String[] {"one", "two", "three", "four"}) {
            script = hands.publish(crew, "model", "FROM debian:trixie-slim\nRUN " + change + "\n");
        }
    }

    private RevisionDetails revision(int number) {
        return scripts.revision(crew.viewer(), script, RevisionSelector.number(number));
    }

    private LatencyTrend trend(Caller caller, String anchor) {
        return trends.of(caller, script, TrendQuestion.of(anchor, "p50", 0.03));
    }

    @Test
    void theOldestMeasuredRevisionIsTheAnchorUntilOneIsCalledStable() {
        reports.measured(crew.team(), revision(2), revision(3), 1.08, 1.1, 1.12);

        var before = trend(crew.viewer(), "");
        assertThat(requireNonNull(before.anchor()).revision()).isEqualTo(2);
        assertThat(before.points()).extracting(Point::revision).containsExactly(2, 3);
        assertThat(before.changes()).extracting(Point::revision).containsExactly(3);
        assertThat(before.unmeasured()).containsExactly(1, 4);

        tags.put(crew.developer(), script, new TagName("stable"), 3, null);
        assertThat(requireNonNull(trend(crew.viewer(), "").anchor()).revision()).isEqualTo(3);
        tags.put(crew.developer(), script, new TagName("stable"), 4, null);
        assertThat(requireNonNull(trend(crew.viewer(), "").anchor()).why())
                .contains("revision 4, which has the tag stable, was not");
    }

    @Test
    void theApiAnswersPointsWithTheirRunsAndWhatCannotBeTold() throws Exception {
        var older = reports.measured(crew.team(), revision(1), revision(2), 0.79, 0.8, 0.81);
        var newer = reports.measured(crew.team(), revision(2), revision(3), 0.99, 1.0, 1.01);
        reports.undecided(crew.team(), revision(1), revision(4));

        var body = get(crew.viewer(), "?anchor=1&metric=p90");

        assertThat(body)
                .contains("\"anchor\":1", "\"metric\":\"p90\"", "\"via\":[\"%s rev 2\"]".formatted(script))
                .contains("\"reports\":[\"%s\",\"%s\"]".formatted(older, newer))
                .contains("\"notComparable\":[{\"revision\":4,\"why\":\"the run that has it beside revision 1 could"
                        + " not compare the two\"");
        assertThat(get(crew.viewer(), "")).contains("\"metric\":\"p50\"", "\"metric\":\"p90\"", "\"metric\":\"p99\"");
        assertThat(get(crew.viewer(), "?metric=mean")).contains("it is p50, p90 or p99");
    }

    @Test
    void whoeverReadsTheScriptWithoutBeingOfTheTeamLearnsNothingOfItsReports() {
        reports.measured(crew.team(), revision(1), revision(2), 0.79, 0.8, 0.81);
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> trend(crew.outsider(), ""));

        scripts.describe(crew.maintainer(), script, new ScriptDescription("", Visibility.SITE));

        assertThat(trend(crew.outsider(), "").anchor()).isNull();
    }

    @Test
    void anAnchorThatIsNoRevisionIsRefused() {
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> trend(crew.viewer(), "99"));
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> TrendQuestion.of("", "p50", 1.5))
                .extracting(InvalidException::field)
                .isEqualTo("delta");
    }

    private String get(Caller caller, String query) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var address = "http://127.0.0.1:%d/api/v1/scripts/%s/latency-trend%s".formatted(port, script, query);
            var request = HttpRequest.newBuilder(URI.create(address))
                    .header("X-Caller", caller.username())
                    .build();
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }
}

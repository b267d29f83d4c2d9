package io.slipway.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.benchmarks.plan.Target.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportExportsTest {
    private static final String HOSTILE = "<script>alert('x')</script>\"&";

    private final Report report = MeasuredVisits.of(30)
            .target("a", Role.TARGET, 500, Map.of("script", HOSTILE))
            .target("b", 700)
            .target("noop", Role.CONTROL_NOOP, 50, Map.of())
            .lostFrom("b", 29)
            .report();

    @Test
    void aReportReadFromItsJsonIsTheSame() {
        assertThat(ReportJson.read(ReportJson.write(report))).isEqualTo(report);
    }

    @Test
    void jsonUsesTheWordsOfTheMethod() {
        JsonNode json = new JsonMapper().readTree(ReportJson.write(report));

        assertThat(json.at("/comparisons/0/metric").asString()).isEqualTo("p50");
        assertThat(json.at("/comparisons/0/verdict").asString()).isEqualTo("not comparable");
        assertThat(json.at("/startedAt").asString()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(json.at("/targets/2/role").asString()).isEqualTo("CONTROL_NOOP");
    }

    @Test
    void aReportOfANewerVersionCanStillBeRead() {
        String newer = ReportJson.write(report).replaceFirst("\\{", "{\"somethingNew\": 1,");

        assertThat(ReportJson.read(newer)).isEqualTo(report);
    }

    @Test
    void thePageShowsEverythingAndNeedsNothingFromElsewhere() {
        String html = ReportExports.html(report);

        assertThat(html)
                .contains("<!DOCTYPE html>", "<svg", "prefers-color-scheme: dark", "not comparable", "order seed")
                .contains("Content-Security-Policy", "round 29: no answer")
                .doesNotContain("<script", "http://", "https://", "src=", "href=");
    }

    @Test
    void thePageEscapesWhatOthersWrote() {
        assertThat(ReportExports.html(report))
                .doesNotContain(HOSTILE)
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;");
    }

    @Test
    void theCsvHasALineForEachVisit() {
        String[] lines = ReportExports.csv(report).split("\r\n");

        assertThat(lines).hasSize(1 + 90);
        assertThat(lines[0]).startsWith("sequence,round,fork,target,label");
        assertThat(lines[1]).startsWith("1,1,1,a,a,1,0,150,0,");
        assertThat(lines[89]).contains(",b,b,1,8800,1,1,,,,,");
    }

    @Test
    void noFieldOfTheCsvIsTakenForAFormula() {
        assertThat(VisitsCsv.field("=1+1")).isEqualTo("'=1+1");
        assertThat(VisitsCsv.field("@cmd")).isEqualTo("'@cmd");
        assertThat(VisitsCsv.field("-2")).isEqualTo("'-2");
        assertThat(VisitsCsv.field(-2)).isEqualTo("-2");
        assertThat(VisitsCsv.field("a \"b\", c")).isEqualTo("\"a \"\"b\"\", c\"");
    }

    @Test
    void theJmhFileHasABenchmarkPerTargetInJmhsLayout() {
        JsonNode json = new JsonMapper().readTree(ReportExports.jmhJson(report));

        assertThat(json).hasSize(3);
        JsonNode first = json.get(0);
        assertThat(first.at("/mode").asString()).isEqualTo("sample");
        assertThat(first.at("/params/target").asString()).isEqualTo("a");
        assertThat(first.at("/primaryMetric/scoreUnit").asString()).isEqualTo("us/op");
        assertThat(first.at("/primaryMetric/scorePercentiles/50.0").asDouble()).isBetween(450.0, 550.0);
        long requests = 0;
        for (JsonNode bucket : first.at("/primaryMetric/rawDataHistogram/0/0")) {
            requests += bucket.get(1).asLong();
        }
        assertThat(requests).isEqualTo(30 * 150);
    }

    @Test
    void theTextShowsTableForestAndSentence() {
        String text = ReportExports.text(report);

        assertThat(text)
                .contains(report.sentence(), "requests/s", "b ÷ a", "●", "not comparable")
                .contains("b was lost in 2 of 30 visits");
    }
}

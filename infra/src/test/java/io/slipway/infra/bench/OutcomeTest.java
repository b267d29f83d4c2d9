package io.slipway.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    private static final Machine MACHINE =
            new Machine("Some CPU", 2, 8_000, 0.1, Instant.parse("2026-11-27T04:00:00Z"));

    @Test
    void saysWhichAimsAreMissed() {
        var outcome = outcome(90, 40, 20);
        assertThat(missed(outcome)).isEmpty();
        assertThat(OutcomeText.of(outcome)).contains("All aims are met.");

        assertThat(missed(outcome(110, 40, 20)))
                .containsExactly("raw Dockerfile by tag, 500 clients: at least docker-registry's throughput");
        assertThat(missed(outcome(90, 51, 20))).containsExactly("search with facets: p95 under 50 ms");
        assertThat(OutcomeText.of(outcome(90, 51, 20))).contains("MISSED", "1 of 5 aims are missed.");
    }

    @Test
    void judgesGrowthByTheLogarithm() {
        // From 1,000 to 100,000 scripts the logarithm grows by 5/3.
        assertThat(missed(outcome(90, 40, 16))).isEmpty();
        assertThat(missed(outcome(90, 40, 11)))
                .containsExactly("no figure grows faster than the logarithm of the number of scripts (1.67 times)");
    }

    @Test
    void comparesWithThePeerOfTheSameRound() {
        var target = new Target("dockerfile", "raw Dockerfile", URI.create("http://x"), List.of(), () -> Duration.ZERO);
        var load = Load.of(
                target, 100, 1, List.of(visit(100), visit(300), visit(90)), List.of(visit(50), visit(100), visit(90)));
        assertThat(load.ratio()).isEqualTo(2.0);
        assertThat(load.perSecond()).isEqualTo(100);
    }

    @Test
    void readsWhatWrkSays() {
        var visit = Wrk.read("Running…\nRESULT requests=1000 micros=2000000 p50=900 p95=4500 errors=3\n", 250_000);
        assertThat(visit).isEqualTo(new Visit(500, 0.9, 4.5, 3, 250));
    }

    @Test
    void replacesTheFiguresOfADocumentAndLeavesTheRest() {
        var before = "# How fast\n\n<!-- figures -->\nold\n<!-- end of figures -->\n\nEnd.\n";
        assertThat(OutcomeFiles.placed(before, "new", OutcomeFiles.FIGURES))
                .isEqualTo("# How fast\n\n<!-- figures -->\nnew\n<!-- end of figures -->\n\nEnd.\n");
        assertThat(OutcomeFiles.placed("", "new", OutcomeFiles.FIGURES))
                .isEqualTo("<!-- figures -->\nnew\n<!-- end of figures -->\n");
        assertThat(OutcomeMarkdown.of(outcome(90, 51, 20)))
                .contains("| search with facets: p95 under 50 ms | 51.0 ms | **missed** |");
    }

    private static List<String> missed(Outcome outcome) {
        return outcome.aims().stream()
                .filter(aim -> !aim.met())
                .map(Aim::wanted)
                .toList();
    }

    /// @param peer requests a second of docker-registry; ours has 100
    /// @param search its p95 at the largest size
    /// @param before its median at the smallest size, which is 20 in the end
    private static Outcome outcome(double peer, double search, double before) {
        var ours = new Load("dockerfile", "raw Dockerfile by tag", 100_000, 500, 100, 5, 90, 100 / peer, 0, 400);
        var theirs = new Load(Load.PEER, "docker-registry", 100_000, 500, peer, 5, 90, null, 2, 900);
        return new Outcome(
                MACHINE,
                List.of(1_000, 10_000, 100_000),
                300_000,
                1_200,
                700,
                60,
                List.of(ours, theirs),
                List.of(
                        new Timing("same", "search with facets", 1_000, 10, before, 30),
                        new Timing("same", "search with facets", 10_000, 10, before, 30),
                        new Timing("same", "search with facets", 100_000, 10, 20, search)));
    }

    private static Visit visit(double perSecond) {
        return new Visit(perSecond, 1, 2, 0, 100);
    }
}

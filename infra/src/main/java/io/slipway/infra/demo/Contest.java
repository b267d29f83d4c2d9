package io.slipway.infra.demo;

import static io.slipway.infra.demo.Script.id;
import static io.slipway.infra.demo.Script.isOneOf;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// One comparison, from the wish to the report.
final class Contest {
    private static final String ACTION = "compare the models";

    private final Api api;
    private final Journal journal;
    private final Patience patience;
    private final DemoOptions options;
    private String told = "";

    Contest(Api api, Journal journal, Patience patience, DemoOptions options) {
        this.api = api;
        this.journal = journal;
        this.patience = patience;
        this.options = options;
    }

    /// Measures fresh instances of these revisions; the first one is the baseline.
    ///
    /// @param targets `script` and `revision` of each
    Outcome run(List<Map<String, String>> targets) {
        var wish = Map.of("team", options.team(), "name", "Starters", "targets", targets, "preset", options.preset());
        var path = "/comparisons/" + id(api.post(ACTION, "/comparisons", wish).json());
        journal.note("watch it at " + options.portal() + path);
        var comparison = patience.await(ACTION, patience.comparison(), () -> api.get(ACTION, path), seen -> {
            tell(seen.path("progress"));
            return isOneOf(seen, "SUCCEEDED", "FAILED", "CANCELLED");
        });
        if (!isOneOf(comparison, "SUCCEEDED")) {
            throw DemoFailure.of(ACTION, comparison.path("error"));
        }
        var report = comparison.path("report").asString();
        return new Outcome(options.portal() + "/reports/" + report, api.get("read the report", "/reports/" + report));
    }

    /// A line for each new message, and for each tenth of the rounds.
    private void tell(JsonNode progress) {
        var round = progress.path("round").asInt(0);
        var rounds = progress.path("rounds").asInt(0);
        var phase = progress.path("phase").asString("");
        var message = progress.path("message").asString(phase);
        var measuring = phase.equals("MEASURING") && rounds > 0;
        var now = measuring ? phase + round * 10 / rounds : message;
        if (now.equals(told)) {
            return;
        }
        told = now;
        journal.note(
                measuring ? "round %d of %d%s".formatted(round, rounds, medians(progress.path("medians"))) : message);
    }

    private static String medians(JsonNode medians) {
        return medians.propertyStream()
                .map(median -> String.format(
                        Locale.ROOT,
                        "%s %.0f µs",
                        median.getKey(),
                        median.getValue().asDouble(0)))
                .collect(Collectors.joining(", ", medians.isEmpty() ? "" : "; p50 so far: ", ""));
    }
}

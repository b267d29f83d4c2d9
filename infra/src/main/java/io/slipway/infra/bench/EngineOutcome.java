package io.slipway.infra.bench;

import java.util.List;
import java.util.stream.Collectors;

/// What the engine's measurement found; everything in milliseconds.
///
/// @param minutes about how long was measured
/// @param ways to the same model, the straight one first
/// @param launches of the same image
record EngineOutcome(Machine machine, int minutes, List<Way> ways, List<Launching> launches) {
    private static final double MOST_ADDED_MILLIS = 0.3;
    private static final double MOST_BESIDE_NGINX = 1.5;
    private static final double MOST_BESIDE_RUN = 1.05;

    /// Answers by one way.
    ///
    /// @param p50 median of the visits' medians; p99 likewise
    /// @param added to the straight way at p50: the median over the rounds
    record Way(String title, int answers, double p50, double p99, double added) {}

    /// Launches by one way, and how long until the process ran.
    record Launching(String title, int count, double median, double p95) {}

    String text() {
        return markdown().replace("`", "");
    }

    String markdown() {
        var busy = machine.isBusy() ? "\n" + Figures.busy(machine) + "\n" : "";
        var head = Figures.text(
                "Measured at %s by `./slipway bench engine --minutes %d` on %s, %d processors, %,d MiB.\n",
                machine.at(), minutes, machine.processor(), machine.processors(), machine.memoryMiB());
        return String.join("\n", head + busy, waysTable(), launchTable(), aims());
    }

    private String waysTable() {
        return ways.stream()
                .map(way -> Figures.text(
                        "| %s | %,d | %.3f | %.3f | %s |",
                        way.title(),
                        way.answers(),
                        way.p50(),
                        way.p99(),
                        way.added() == 0 ? "" : Figures.text("%.3f", way.added())))
                .collect(Collectors.joining(
                        "\n",
                        "| One client, kept connection | answers | p50 ms | p99 ms | added at p50 ms |\n|---|---:|---:|---:|---:|\n",
                        "\n"));
    }

    private String launchTable() {
        return launches.stream()
                .map(launch -> Figures.text(
                        "| %s | %d | %.0f | %.0f |", launch.title(), launch.count(), launch.median(), launch.p95()))
                .collect(Collectors.joining(
                        "\n", "| Launch | times | median ms | p95 ms |\n|---|---:|---:|---:|\n", "\n"));
    }

    private String aims() {
        var address = ways.getLast();
        var nginx = ways.get(1);
        var run = launches.getFirst();
        var rest = launches.get(1);
        return String.join(
                "\n",
                aim("the stable address adds less than 0.3 ms at p50", address.added(), MOST_ADDED_MILLIS, "ms"),
                aim(
                        "and at most 1.5 times what nginx adds",
                        address.added() / nginx.added(),
                        MOST_BESIDE_NGINX,
                        "times"),
                aim(
                        "a launch over REST takes at most 1.05 times `docker run -d`",
                        rest.median() / run.median(),
                        MOST_BESIDE_RUN,
                        "times"),
                "");
    }

    private static String aim(String wanted, double found, double limit, String unit) {
        return Figures.text("- %s: %.2f %s, %s", wanted, found, unit, found <= limit ? "met" : "**missed**");
    }
}

package io.slipway.benchmarks.plan;

import java.util.List;

/// What an open loop offers: every target at every rate, in several rounds that take turns.
///
/// @param rates requests in a second, ascending
/// @param seconds how long a target is asked at one rate in one round
/// @param rounds how often every target meets every rate; what the machine does meanwhile meets all of them
/// @param connections requests that may be under way at once; later ones wait, and their time counts
/// @param seed order of the targets, and times of a random schedule
public record LoadPlan(
        String name,
        List<Target> targets,
        Payload payload,
        List<Double> rates,
        int seconds,
        int rounds,
        Arrivals arrivals,
        int connections,
        int requestTimeoutMillis,
        long seed) {

    private static final double HIGHEST_RATE = 50_000;
    private static final int MOST_RATES = 12;
    private static final int MOST_SECONDS = 600;
    private static final int MOST_ROUNDS = 20;
    private static final int MOST_CONNECTIONS = 256;
    private static final int MOST_TARGETS = 8;

    public LoadPlan {
        require(!name.isBlank() && name.length() <= 200, "name", "it is blank or too long", "Give it a title.");
        require(
                !targets.isEmpty() && targets.size() <= MOST_TARGETS,
                "targets",
                "there are %d".formatted(targets.size()),
                "Name 1 to %d.".formatted(MOST_TARGETS));
        require(
                targets.stream().map(Target::id).distinct().count() == targets.size(),
                "targets",
                "two have the same name",
                "Give each its own.");
        require(
                !rates.isEmpty() && rates.size() <= MOST_RATES,
                "rates",
                "there are %d".formatted(rates.size()),
                "Give 1 to %d, such as 50,100,200.".formatted(MOST_RATES));
        rates.forEach(LoadPlan::requireRate);
        within(seconds, MOST_SECONDS, "seconds");
        within(rounds, MOST_ROUNDS, "rounds");
        within(connections, MOST_CONNECTIONS, "connections");
        require(
                requestTimeoutMillis >= 10 && requestTimeoutMillis <= 120_000,
                "timeout",
                "it is %d ms".formatted(requestTimeoutMillis),
                "Use 10 to 120000.");
        targets = List.copyOf(targets);
        rates = rates.stream().distinct().sorted().toList();
    }

    /// How long the schedules last together, in seconds; warming up and late answers come on top.
    public long scheduledSeconds() {
        return (long) targets.size() * rates.size() * rounds * seconds;
    }

    private static void requireRate(double rate) {
        require(
                rate >= 0.1 && rate <= HIGHEST_RATE,
                "rates",
                "%s is out of range".formatted(rate),
                "Use 0.1 to %,.0f requests in a second.".formatted(HIGHEST_RATE));
    }

    private static void within(int value, int most, String field) {
        require(value >= 1 && value <= most, field, "it is %d".formatted(value), "Use 1 to %d.".formatted(most));
    }

    private static void require(boolean holds, String field, String problem, String remedy) {
        InvalidPlanException.require(holds, field, problem, remedy);
    }
}

package io.slipway.infra.bench;

import java.util.List;

/// How often and how long is measured, so that everything together takes about the wanted time.
///
/// @param rounds of visits at the full size, in each of which every server is visited once
/// @param fewerRounds at the smaller sizes
/// @param seconds of a visit
/// @param requests of each act
/// @param warmUps visits at most, before anything counts
record Pace(int rounds, int fewerRounds, int seconds, int requests, int warmUps, int warmUpSeconds) {
    static final List<Integer> CLIENTS = List.of(1, 32, 500);
    private static final int TARGETS = 3;
    private static final int UNHURRIED = 5;

    static Pace of(int minutes) {
        var hurried = minutes < UNHURRIED;
        var rounds = hurried ? 2 : 5;
        var fewer = hurried ? 1 : 2;
        var visits = CLIENTS.size() * TARGETS * (rounds + 2 * fewer);
        var requests = hurried ? 60 : 200;
        var others = hurried ? 40 : 150; // seconds for warming up and for single requests
        return new Pace(
                rounds,
                fewer,
                Math.max(1, (minutes * 60 - others) / visits),
                requests,
                hurried ? 2 : 6,
                hurried ? 3 : 8);
    }
}

package io.slipway.infra.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/// How a figure changes with the number of scripts. Searches that find more the more scripts there are, are shown, but
/// not held against the logarithm: that is about the same answer.
///
/// @param figures at each size, in milliseconds a request
/// @param factor from the smallest size to the largest; for reads beside the peer, with the peer's own change taken out
/// @param limit what the logarithm of the number of scripts grows by
record Growth(String title, List<Double> figures, double factor, double limit) {
    private static final int CLIENTS = 32;
    private static final Set<String> FIND_MORE = Set.of("search", "similar");

    boolean isWithinLimit() {
        return factor <= limit;
    }

    static List<Growth> of(Outcome outcome) {
        var growths = new ArrayList<Growth>();
        for (var load : outcome.loadsAt(outcome.scripts())) {
            if (load.clients() == CLIENTS) {
                growths.add(ofLoad(outcome, load));
            }
        }
        for (var timing : outcome.timingsAt(outcome.scripts())) {
            var figures = at(
                    outcome,
                    size -> outcome.timing(timing.id(), size)
                            .map(Timing::medianMillis)
                            .orElse(Double.NaN));
            var limit = FIND_MORE.contains(timing.id()) ? Double.NaN : limit(outcome);
            growths.add(new Growth(timing.title(), figures, figures.getLast() / figures.getFirst(), limit));
        }
        return growths;
    }

    private static Growth ofLoad(Outcome outcome, Load load) {
        var figures = at(outcome, size -> 1_000 / perSecond(outcome, load.id(), size));
        var title = String.format(Locale.ROOT, "%s, %d clients", load.title(), CLIENTS);
        var factor = figures.getLast() / figures.getFirst();
        if (!load.id().equals(Load.PEER)) {
            factor *= perSecond(outcome, Load.PEER, outcome.scripts())
                    / perSecond(outcome, Load.PEER, outcome.sizes().getFirst());
        }
        return new Growth(title, figures, factor, load.id().equals(Load.PEER) ? Double.NaN : limit(outcome));
    }

    private static double perSecond(Outcome outcome, String id, int scripts) {
        return outcome.load(id, scripts, CLIENTS).map(Load::perSecond).orElse(Double.NaN);
    }

    private static List<Double> at(Outcome outcome, Function<Integer, Double> figure) {
        return outcome.sizes().stream().map(figure).toList();
    }

    private static double limit(Outcome outcome) {
        return Math.log(outcome.scripts()) / Math.log(outcome.sizes().getFirst());
    }
}

package io.slipway.infra.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What many clients at once got from one server: medians over all visits.
///
/// @param ratio of the throughput to the peer's in the same round; none for the peer itself
/// @param processorMicros of the server's processor time for each request
record Load(
        String id,
        String title,
        int scripts,
        int clients,
        double perSecond,
        double medianMillis,
        double p95Millis,
        @Nullable Double ratio,
        long errors,
        double processorMicros) {
    static final String PEER = "peer";

    static Load of(Target target, int scripts, int clients, List<Visit> visits, List<Visit> peers) {
        var ratios = new double[Math.min(visits.size(), peers.size())];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = visits.get(round).perSecond() / peers.get(round).perSecond();
        }
        return new Load(
                target.id(),
                target.title(),
                scripts,
                clients,
                median(visits, Visit::perSecond),
                median(visits, Visit::medianMillis),
                median(visits, Visit::p95Millis),
                target.id().equals(PEER) ? null : Quantiles.median(ratios),
                visits.stream().mapToLong(Visit::errors).sum(),
                median(visits, Visit::processorMicros));
    }

    private static double median(List<Visit> visits, ToDoubleFunction<Visit> figure) {
        return Quantiles.median(visits.stream().mapToDouble(figure).toArray());
    }
}

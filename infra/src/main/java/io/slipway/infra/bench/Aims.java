package io.slipway.infra.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// The aims of the registry, each held against the figures at the largest size.
final class Aims {
    private static final int MANY_CLIENTS = 500;
    private static final double READ_P95 = 300;
    private static final double SEARCH_P95 = 50;
    private static final double PUBLISH_P95 = 100;

    private Aims() {}

    static List<Aim> of(Outcome outcome) {
        var aims = new ArrayList<Aim>();
        outcome.loadsAt(outcome.scripts()).stream()
                .filter(load -> load.ratio() != null)
                .forEach(load -> {
                    aims.add(throughput(load));
                    if (load.clients() == MANY_CLIENTS) {
                        aims.add(patience(load));
                    }
                });
        for (var id : List.of("list", "page", "search", "same", "similar")) {
            outcome.timing(id, outcome.scripts()).ifPresent(timing -> aims.add(within(timing, SEARCH_P95)));
        }
        outcome.timing("publish", outcome.scripts()).ifPresent(timing -> aims.add(within(timing, PUBLISH_P95)));
        aims.add(growth(outcome));
        aims.add(errors(outcome));
        return aims;
    }

    private static Aim throughput(Load load) {
        var ratio = Objects.requireNonNull(load.ratio());
        return new Aim(
                "%s, %d clients: at least docker-registry's throughput".formatted(load.title(), load.clients()),
                text("%.2f times", ratio),
                ratio >= 1);
    }

    private static Aim patience(Load load) {
        return new Aim(
                "%s, %d clients: p95 under %s".formatted(load.title(), load.clients(), text("%.0f ms", READ_P95)),
                text("%.0f ms", load.p95Millis()),
                load.p95Millis() < READ_P95);
    }

    private static Aim within(Timing timing, double millis) {
        return new Aim(
                timing.title() + text(": p95 under %.0f ms", millis),
                text("%.1f ms", timing.p95Millis()),
                timing.p95Millis() < millis);
    }

    private static Aim growth(Outcome outcome) {
        var judged = outcome.growths().stream()
                .filter(it -> !Double.isNaN(it.limit()))
                .toList();
        var tooFast = judged.stream()
                .filter(it -> !it.isWithinLimit())
                .map(Growth::title)
                .toList();
        var limit = judged.isEmpty() ? Double.NaN : judged.getFirst().limit();
        var worst = judged.stream().mapToDouble(Growth::factor).max().orElse(Double.NaN);
        return new Aim(
                text("no figure grows faster than the logarithm of the number of scripts (%.2f times)", limit),
                text("%.2f times at most", worst) + (tooFast.isEmpty() ? "" : ": " + String.join("; ", tooFast)),
                tooFast.isEmpty());
    }

    private static Aim errors(Outcome outcome) {
        var ours = outcome.loads().stream()
                .filter(load -> load.ratio() != null)
                .mapToLong(Load::errors)
                .sum();
        return new Aim("no request is refused or breaks off", Long.toString(ours), ours == 0);
    }

    private static String text(String format, double figure) {
        return String.format(Locale.ROOT, format, figure);
    }
}

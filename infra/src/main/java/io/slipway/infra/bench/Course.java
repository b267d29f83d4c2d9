package io.slipway.infra.bench;

import io.slipway.infra.bench.fill.FilledScript;
import io.slipway.infra.bench.fill.RegistryFill;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The whole measurement, from empty directories to an outcome.
final class Course {
    private static final String USER = "benchmark";
    private static final int PEER = 1;
    private static final double NO_FASTER = 1.05;
    private static final int USUAL_MANIFEST = 1_400;
    private static final int READ_SCRIPTS = 1_000;

    private final BenchOptions options;
    private final Pace pace;
    private final PrintStream out;
    private final long began = System.nanoTime();
    private final List<Load> loads = new ArrayList<>();
    private final List<Timing> timings = new ArrayList<>();
    private Duration filling = Duration.ZERO;

    Course(BenchOptions options, PrintStream out) {
        this.options = options;
        this.pace = Pace.of(options.minutes());
        this.out = out;
    }

    Outcome run() {
        var machine = Machine.now();
        say("Starting PostgreSQL, the portal and docker-registry");
        try (var portal = Portal.start(options.portal(), options.state());
                var peer = Peer.start(options.state().resolve("peer"));
                var connection = portal.connect()) {
            var fill = new RegistryFill(connection);
            fill.begin(USER);
            var token = AccessToken.issue(connection, USER);
            try (var client = new Client(portal.address(), token)) {
                return measured(machine, fill, new Reads(portal, client, token), client, peer);
            }
        } catch (SQLException e) {
            throw new BenchFailure("Could not close the database: " + e.getMessage(), e);
        }
    }

    private Outcome measured(Machine machine, RegistryFill fill, Reads reads, Client client, Peer peer) {
        var contexts = new Contexts();
        var wrk = new Wrk(options.state());
        client.send(Acts.publishing(client, contexts), 201); // the registry's own row, which the filling goes by
        fillTo(fill, options.sizes().getFirst());
        var bytes =
                reads.of(fill.readable(READ_SCRIPTS)).stream().map(reads::bytes).toList();
        var manifestBytes = bytes.size() > 1 ? bytes.getLast() : USUAL_MANIFEST;
        var manifests = peer.manifestsOf(manifestBytes);
        warmUp(wrk, reads.of(fill.readable(READ_SCRIPTS)), client, fill, contexts);
        for (var size : options.sizes()) {
            fillTo(fill, size);
            load(wrk, reads.of(fill.readable(READ_SCRIPTS)), manifests, size);
            time(client, new Acts(client, fill.readable(READ_SCRIPTS), contexts), size);
        }
        var revisions = fill.all().mapToInt(FilledScript::revisions).sum();
        return new Outcome(
                machine,
                options.sizes(),
                revisions,
                manifestBytes,
                bytes.getFirst(),
                filling.toMillis() / 1e3,
                loads,
                timings);
    }

    /// Until more of it makes the portal no faster: what is compiled later would pass for something that grows slowly.
    private void warmUp(Wrk wrk, List<Target> targets, Client client, RegistryFill fill, Contexts contexts) {
        say("Warming up");
        for (var target : targets) {
            var before = 0.0;
            for (int visit = 0; visit < pace.warmUps(); visit++) {
                var now = wrk.visit(target, 32, pace.warmUpSeconds()).perSecond();
                if (now < before * NO_FASTER) {
                    break;
                }
                before = now;
            }
        }
        for (var act : new Acts(client, fill.readable(READ_SCRIPTS), contexts).all()) {
            client.times(act, 2 * count(act));
        }
    }

    /// Rounds of one visit to each server, in turn from the front and from the back, so that what drifts meets all.
    private void load(Wrk wrk, List<Target> ours, Target peer, int scripts) {
        var targets = new ArrayList<>(ours);
        targets.add(PEER, peer);
        // What is remembered of a script is remembered before the clock starts, at ours as at the peer.
        targets.forEach(target -> wrk.visit(target, 8, pace.seconds()));
        var rounds = scripts == options.scripts() ? pace.rounds() : pace.fewerRounds();
        for (var clients : Pace.CLIENTS) {
            say("Reading with %s clients at %s scripts".formatted(clients, grouped(scripts)));
            var visits =
                    Stream.generate(ArrayList<Visit>::new).limit(targets.size()).toList();
            for (int round = 0; round < rounds; round++) {
                for (int turn = 0; turn < targets.size(); turn++) {
                    int at = round % 2 == 0 ? turn : targets.size() - 1 - turn;
                    visits.get(at).add(wrk.visit(targets.get(at), clients, pace.seconds()));
                }
            }
            for (int at = 0; at < targets.size(); at++) {
                loads.add(Load.of(targets.get(at), scripts, clients, visits.get(at), visits.get(PEER)));
            }
        }
    }

    private void time(Client client, Acts acts, int scripts) {
        say("Listing, searching, comparing and publishing at " + grouped(scripts) + " scripts");
        for (var act : acts.all()) {
            timings.add(Timing.of(act, scripts, client.times(act, count(act))));
        }
    }

    private int count(Act act) {
        return (int) (pace.requests() * act.share());
    }

    private void say(String what) {
        out.printf("[%s] %s%n", time(Duration.ofNanos(System.nanoTime() - began)), what);
    }

    private static String time(Duration since) {
        return String.format(Locale.ROOT, "%2d:%02d", since.toMinutes(), since.toSecondsPart());
    }

    private static String grouped(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private void fillTo(RegistryFill fill, int scripts) {
        if (fill.filled() == scripts) {
            return;
        }
        say("Filling the registry up to " + grouped(scripts) + " scripts");
        var begin = System.nanoTime();
        fill.fillTo(scripts);
        filling = filling.plusNanos(System.nanoTime() - begin);
    }
}

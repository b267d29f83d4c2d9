package io.slipway.infra.bench;

import io.slipway.infra.bench.EngineOutcome.Launching;
import io.slipway.infra.bench.EngineOutcome.Way;
import io.slipway.infra.bench.fill.RegistryFill;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Measures what the portal adds to an answer and to a launch: the same thing by every way in every round, in turn from
/// the front and from the back.
final class EngineCourse {
    private static final String USER = "benchmark";
    private static final Duration VISIT = Duration.ofMillis(800);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int DISCARDED = 20;
    private static final int WARM_UPS = 12;
    private static final int ROUNDS_A_MINUTE = 12;
    private static final int LAUNCHES_A_MINUTE = 5;
    private static final double P95 = 0.95;
    private static final double P99 = 0.99;

    /// Answers at once, so that what is measured is the way there.
    private static final String DOCKERFILE = """
            FROM debian:trixie-slim
            LABEL io.slipway.predict="/predict" io.slipway.health="/health"
            EXPOSE 8080
            USER 65532
            CMD ["perl", "-e", "use IO::Socket::INET; $SIG{CHLD}='IGNORE'; \
            my $s = IO::Socket::INET->new(LocalPort=>8080, Listen=>64, ReuseAddr=>1) or die; \
            while (my $c = $s->accept) { if (fork) { close $c; next } $c->setsockopt(6,1,1); \
            while (1) { my $n = 0; my $any = 0; while (defined(my $h = <$c>)) { $any = 1; last if $h =~ /^\\\\r?\\\\n$/; \
            $n = $1 if $h =~ /^content-length: (\\\\d+)/i } exit unless $any; my $b; read $c, $b, $n if $n; \
            print $c qq(HTTP/1.1 200 OK\\\\r\\\\nContent-Type: application/json\\\\r\\\\nContent-Length: 11\\\\r\\\\n\\\\r\\\\n{\\"digit\\":7}) } }"]
            """;

    private final BenchOptions options;
    private final PrintStream out;

    EngineCourse(BenchOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    EngineOutcome run() {
        var machine = Machine.now();
        out.println("Starting PostgreSQL and the portal");
        try (var portal = Portal.start(options.portal(), options.state());
                var connection = portal.connect()) {
            new RegistryFill(connection).begin(USER); // makes the team, which no token can
            var token = AccessToken.issue(connection, USER);
            try (var client = new Client(portal.address(), token)) {
                return measured(machine, portal.address(), client, token);
            }
        } catch (SQLException e) {
            throw new BenchFailure("Could not close the database: " + e.getMessage(), e);
        }
    }

    private EngineOutcome measured(Machine machine, URI portal, Client client, AccessToken token) {
        client.send(
                client.request("/api/v1/scripts/vision/model/revisions?message=Measured")
                        .header("Content-Type", "application/gzip")
                        .POST(BodyPublishers.ofByteArray(Contexts.of(DOCKERFILE)))
                        .build(),
                201);
        out.println("Building and launching a model");
        var id = launch(client, "model");
        try {
            var deployment = running(client, id);
            var container = deployment.path("container").path("id").asString();
            var model = URI.create("http://%s:8080/predict".formatted(addressOf(container)));
            var image = deployment.path("image").asString();
            try (var nginx = Proxy.start(options.state().resolve("nginx"), model)) {
                var ways = ways(List.of(
                        new Asker(model, ""),
                        new Asker(nginx.address().resolve("/predict"), ""),
                        new Asker(portal.resolve("/predict/vision/model"), token.bearer())));
                return new EngineOutcome(machine, options.minutes(), ways, launches(client, image));
            }
        } finally {
            remove(client, id);
        }
    }

    private List<Way> ways(List<Asker> askers) {
        out.println("Warming up");
        for (int i = 0; i < WARM_UPS; i++) {
            askers.forEach(asker -> asker.visit(VISIT, DISCARDED));
        }
        out.println("Asking by every way in turn");
        List<List<double[]>> visits = Stream.generate(() -> (List<double[]>) new ArrayList<double[]>())
                .limit(askers.size())
                .toList();
        for (int round = 0; round < options.minutes() * ROUNDS_A_MINUTE; round++) {
            for (int turn = 0; turn < askers.size(); turn++) {
                int at = round % 2 == 0 ? turn : askers.size() - 1 - turn;
                visits.get(at).add(askers.get(at).visit(VISIT, DISCARDED));
            }
        }
        var straight = visits.getFirst();
        return List.of(
                way("the model itself", straight, straight),
                way("through nginx", visits.get(1), straight),
                way("through `/predict/…`", visits.get(2), straight));
    }

    private static Way way(String title, List<double[]> visits, List<double[]> straight) {
        var medians = visits.stream().mapToDouble(Quantiles::median).toArray();
        var added = new double[visits.size()];
        for (int round = 0; round < added.length; round++) {
            added[round] = medians[round] - Quantiles.median(straight.get(round));
        }
        return new Way(
                title,
                visits.stream().mapToInt(visit -> visit.length).sum(),
                Quantiles.median(medians),
                Quantiles.median(visits.stream()
                        .mapToDouble(visit -> Quantiles.at(visit, P99))
                        .toArray()),
                Quantiles.median(added));
    }

    private List<Launching> launches(Client client, String image) {
        out.println("Launching by every way in turn");
        var run = DoubleStream.builder();
        var started = DoubleStream.builder();
        var answering = DoubleStream.builder();
        for (int round = 0; round < options.minutes() * LAUNCHES_A_MINUTE; round++) {
            run.add(byCommand(image));
            var name = "launch-" + round;
            long begin = System.nanoTime();
            var asked = Instant.now();
            var id = launch(client, name);
            try {
                var container = running(client, id).path("container").path("id").asString();
                answering.add((System.nanoTime() - begin) / 1e6);
                started.add(Duration.between(asked, startOf(container)).toNanos() / 1e6);
            } finally {
                remove(client, id);
            }
        }
        return List.of(
                launching("`docker run -d`, until the process runs", run.build().toArray()),
                launching("over REST, until the process runs", started.build().toArray()),
                launching(
                        "over REST, until it answers and says so",
                        answering.build().toArray()));
    }

    private static Launching launching(String title, double[] times) {
        return new Launching(title, times.length, Quantiles.median(times), Quantiles.at(times, P95));
    }

    private static double byCommand(String image) {
        var asked = Instant.now();
        var container = DockerCommand.run("run", "-d", "--cpus", "1", "--memory", "512m", image);
        try {
            return Duration.between(asked, startOf(container)).toNanos() / 1e6;
        } finally {
            DockerCommand.run("rm", "-f", container);
        }
    }

    private static Instant startOf(String container) {
        return Instant.parse(DockerCommand.run("inspect", "-f", "{{.State.StartedAt}}", container));
    }

    private static String addressOf(String container) {
        return DockerCommand.run(
                "inspect", "-f", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}", container);
    }

    private static String launch(Client client, String name) {
        var body = "{\"team\":\"vision\",\"name\":\"%s\",\"script\":\"vision/model\"}".formatted(name);
        return post(client, "/api/v1/deployments", body, 202).path("id").asString();
    }

    private static JsonNode running(Client client, String id) {
        var address = "/api/v1/deployments/" + id;
        await("launch", () -> !client.json(address).path("status").asString().matches("QUEUED|BUILDING|STARTING"));
        var deployment = client.json(address);
        if (!deployment.path("status").asString().equals("RUNNING")) {
            throw new BenchFailure("Could not launch: " + deployment.path("error"));
        }
        return deployment;
    }

    private static void remove(Client client, String id) {
        var address = "/api/v1/deployments/" + id;
        client.send(client.request(address).DELETE().build(), 202);
        await("remove what was launched", () -> client.send(client.get(address)).statusCode() == 404);
    }

    private static void await(String action, BooleanSupplier done) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new BenchFailure("Could not %s within %d s.".formatted(action, PATIENCE.toSeconds()));
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private static JsonNode post(Client client, String path, String body, int status) {
        var request = client.request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
        return JsonMapper.shared().readTree(client.send(request, status).body());
    }
}

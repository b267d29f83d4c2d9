package io.slipway.benchmarks.proof;

import io.slipway.benchmarks.plan.Address;
import io.slipway.benchmarks.plan.Payload;
import io.slipway.benchmarks.plan.Plan;
import io.slipway.benchmarks.plan.PlanBuilder;
import io.slipway.benchmarks.plan.Preset;
import io.slipway.benchmarks.probe.Machine;
import io.slipway.benchmarks.probe.Run;
import io.slipway.benchmarks.report.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// Records sessions against the known targets, and judges the method by all that were ever recorded in a directory:
/// what was interrupted goes on with the next session.
public final class Proof {
    /// The smallest difference that counts in the proof.
    private static final double THRESHOLD = 0.01;

    private static final int TOLD_EACH = 20;

    /// JVMs over which the rounds of a session, and of a comparison, are spread.
    static final int FORKS = 3;

    /// Nobody is asked when recordings are judged.
    static final Address NOBODY = new Address("127.0.0.1", 1);

    private final Path directory;
    private final int rounds;
    private final Consumer<String> out;
    private int told;

    /// @param directory where recordings are kept; made when missing
    /// @param rounds of a session, over three forks
    /// @param out gets a line for each step
    public Proof(Path directory, int rounds, Consumer<String> out) {
        this.directory = directory;
        this.rounds = rounds;
        this.out = out;
    }

    /// As many rounds as a standard comparison has.
    public static int usualRounds() {
        return Preset.STANDARD.rounds();
    }

    /// Records sessions until the time is over; one that has begun is finished, and there is always one. Every second
    /// session has a neighbour that uses the servers' core in bursts.
    ///
    /// @throws io.slipway.benchmarks.probe.MeasurementException when nothing can be measured here
    public void record(Duration atMost) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        var until = Instant.now().plus(atMost);
        do {
            record(files().size() + 1);
        } while (Instant.now().isBefore(until));
    }

    /// What all recordings together say, without those that broke off.
    ///
    /// @throws IllegalStateException when there is no comparison in them
    public Judgement judge() throws IOException {
        var trials = new ArrayList<Trial>();
        var sessions = 0;
        for (var file : files()) {
            var recording = Recording.read(file);
            if (recording.isWhole()) {
                out.accept("Drawing comparisons from " + file.getFileName());
                trials.addAll(new Draw(recording).trials());
                sessions++;
            } else {
                out.accept("Leaving out %s: the session broke off".formatted(file.getFileName()));
            }
        }
        if (trials.isEmpty()) {
            throw new IllegalStateException("no whole session of %d rounds or more is recorded in %s"
                    .formatted(Preset.QUICK.rounds(), directory));
        }
        return new Judgement(sessions, trials);
    }

    private void record(int number) throws IOException, InterruptedException {
        var noisy = number % 2 == 0;
        out.accept("Session %d: %d rounds%s".formatted(number, rounds, noisy ? ", with a noisy neighbour" : ""));
        try (var servers = KnownServers.start(noisy)) {
            var work = Files.createTempDirectory("slipway-proof");
            var visits = new Run(plan(number, servers), work, this::tell).measure();
            new Recording(noisy, visits).write(directory.resolve("session-%03d.gz".formatted(number)));
        }
    }

    private void tell(Progress progress) {
        if (progress.phase() == Progress.Phase.MEASURING
                && progress.round() % TOLD_EACH == 0
                && progress.round() != told) {
            told = progress.round();
            out.accept("  %d of %d rounds, about %d s left"
                    .formatted(told, progress.rounds(), progress.remainingMillis() / 1_000));
        }
    }

    private Plan plan(int number, KnownServers servers) {
        var cores = Machine.cores();
        var plan = plan(Preset.STANDARD)
                .rounds(rounds)
                .seed(number)
                .probeCpu(cores.size() < 2 || !Machine.canPin() ? null : cores.getLast());
        Arrays.stream(KnownTarget.values()).forEach(known -> plan.target(known.at(servers.address(known))));
        return plan.build();
    }

    /// What a session and the comparisons drawn from it have in common.
    static PlanBuilder plan(Preset preset) {
        return Plan.of(preset, "Proof")
                .forks(FORKS)
                .threshold(THRESHOLD)
                .payload(Payload.text("application/json", "{}"));
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".gz"))
                    .sorted()
                    .toList();
        }
    }
}

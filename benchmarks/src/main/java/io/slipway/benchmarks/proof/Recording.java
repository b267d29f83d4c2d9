package io.slipway.benchmarks.proof;

import io.slipway.benchmarks.report.MeasuredVisit;
import io.slipway.benchmarks.stats.Latencies;
import io.slipway.benchmarks.stats.Sample;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// The visits of one session, kept in a file that is there whole or not at all.
///
/// @param noisy whether something else used the servers' core
record Recording(boolean noisy, List<MeasuredVisit> visits) {
    private static final int FORMAT = 1;

    Recording {
        visits = List.copyOf(visits);
    }

    /// The rounds that each JVM made, in their order.
    SortedMap<Integer, List<Integer>> roundsByFork() {
        return visits.stream()
                .collect(Collectors.groupingBy(
                        MeasuredVisit::fork,
                        TreeMap::new,
                        Collectors.collectingAndThen(
                                Collectors.toList(),
                                ofFork -> ofFork.stream()
                                        .map(MeasuredVisit::round)
                                        .distinct()
                                        .toList())));
    }

    /// Whether every one of the JVMs made its share of the rounds, and went to every known target in each of them. A
    /// session that broke off did not.
    boolean isWhole() {
        var shares = roundsByFork().values().stream().mapToInt(List::size).summaryStatistics();
        return shares.getCount() == Proof.FORKS
                && shares.getMax() - shares.getMin() <= 1
                && visits.size() == shares.getSum() * KnownTarget.values().length;
    }

    void write(Path file) throws IOException {
        var part = file.resolveSibling(file.getFileName() + ".part");
        try (var out = new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(part)))) {
            out.writeInt(FORMAT);
            out.writeBoolean(noisy);
            out.writeInt(visits.size());
            for (var visit : visits) {
                write(out, visit);
            }
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    static Recording read(Path file) throws IOException {
        try (var in = new DataInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
            if (in.readInt() != FORMAT) {
                throw new IOException(file + " was written by another version");
            }
            var noisy = in.readBoolean();
            var count = in.readInt();
            var visits = new ArrayList<MeasuredVisit>(count);
            for (int visit = 0; visit < count; visit++) {
                visits.add(readVisit(in));
            }
            return new Recording(noisy, visits);
        }
    }

    private static void write(DataOutputStream out, MeasuredVisit visit) throws IOException {
        out.writeInt(visit.round());
        out.writeInt(visit.fork());
        out.writeUTF(visit.target());
        out.writeLong(visit.startMillis());
        out.writeLong(visit.requests());
        out.writeLong(visit.errors());
        out.writeDouble(visit.load());
        out.writeLong(visit.stealMillis());
        out.writeLong(visit.sample().requests());
        out.writeLong(visit.sample().busyNanos());
        var counts = visit.sample().latencies().counts();
        out.writeInt(counts.size());
        for (var bucket : counts.entrySet()) {
            out.writeLong(bucket.getKey());
            out.writeLong(bucket.getValue());
        }
    }

    private static MeasuredVisit readVisit(DataInputStream in) throws IOException {
        var round = in.readInt();
        var fork = in.readInt();
        var target = in.readUTF();
        var start = in.readLong();
        var requests = in.readLong();
        var errors = in.readLong();
        var load = in.readDouble();
        var steal = in.readLong();
        var measured = in.readLong();
        var busy = in.readLong();
        var counts = new TreeMap<Long, Long>();
        for (int left = in.readInt(); left > 0; left--) {
            counts.put(in.readLong(), in.readLong());
        }
        return new MeasuredVisit(
                round,
                fork,
                target,
                1,
                start,
                new Sample(Latencies.of(counts), measured, busy),
                requests,
                errors,
                0,
                Map.of("200", requests - errors),
                "",
                0,
                load,
                steal);
    }
}

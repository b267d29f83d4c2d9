package io.slipway.portal.comparison;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Stands in for the benchmarks in a real process: says what they say, and misbehaves as they might.
final class FakeBenchmarks {
    private FakeBenchmarks() {}

    /// The words that start it in one of its moods.
    static List<String> command(String mood) {
        try {
            var classes = Path.of(FakeBenchmarks.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return List.of(
                    BenchmarkCommand.java(),
                    "-Xmx64m",
                    "-cp",
                    classes.toString(),
                    FakeBenchmarks.class.getName(),
                    mood);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static void main(String[] args) {
        System.out.println("# a line for people");
        switch (args[0]) {
            case "good" -> {
                say("WARMUP", 0);
                say("MEASURING", 30);
                say("DONE", 60);
            }
            case "crash" -> {
                say("MEASURING", 7);
                System.out.println("Exception in thread main");
                System.exit(3);
            }
            case "refusal" -> {
                say("FAILED", 0);
                System.exit(2);
            }
            case "patient" -> {
                say("MEASURING", 7);
                untilInputEnds();
                System.exit(4);
            }
            case "stubborn" -> {
                say("MEASURING", 7);
                while (true) {
                    LockSupport.parkNanos(1_000_000_000);
                }
            }
            case "secrets" -> say("DONE", 0, System.getenv().keySet().toString());
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void say(String phase, int round) {
        say(phase, round, "At " + round);
    }

    private static void say(String phase, int round, String message) {
        var line = """
                @slipway {"phase":"%s","round":%d,"rounds":60,"message":"%s",\
                "medians":{"t1":512.5},"elapsedMillis":1,"remainingMillis":2}""";
        System.out.println(line.formatted(phase, round, message));
    }

    private static void untilInputEnds() {
        try {
            while (System.in.read() >= 0) {
                continue;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

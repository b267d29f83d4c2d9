package io.slipway.infra.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The load generator `wrk`, with requests prepared beforehand so that it costs as little as possible itself.
final class Wrk {
    private static final Pattern RESULT =
            Pattern.compile("RESULT requests=(\\d+) micros=(\\d+) p50=(\\d+) p95=(\\d+) errors=(\\d+)");
    private static final int PATIENCE = 30;

    private static final String SCRIPT = """
            local requests, at = {}, 0
            function init(args)
                for line in io.lines(args[1]) do
                    local path, authorization, accept = line:match("^(%S+)\\t([^\\t]*)\\t([^\\t]*)$")
                    requests[#requests + 1] =
                        wrk.format("GET", path, { Authorization = authorization, Accept = accept })
                end
            end
            function request()
                at = at % #requests + 1
                return requests[at]
            end
            function done(summary, latency)
                local e = summary.errors
                io.write(string.format("RESULT requests=%d micros=%d p50=%d p95=%d errors=%d\\n",
                    summary.requests, summary.duration, latency:percentile(50), latency:percentile(95),
                    e.connect + e.read + e.write + e.status + e.timeout))
            end
            """;

    private final Path directory;
    private final Path script;

    Wrk(Path directory) {
        this.directory = directory;
        this.script = directory.resolve("requests.lua");
        write(script, SCRIPT);
    }

    Visit visit(Target target, int clients, int seconds) {
        var file = directory.resolve(target.id() + ".requests");
        write(
                file,
                target.requests().stream()
                        .map(request -> String.join("\t", request.path(), request.authorization(), request.accept()))
                        .collect(Collectors.joining("\n")));
        var before = target.processorTime().get();
        var output = run(
                List.of(
                        "wrk",
                        "--threads",
                        clients == 1 ? "1" : "2",
                        "--connections",
                        Integer.toString(clients),
                        "--duration",
                        seconds + "s",
                        "--timeout",
                        "10s",
                        "--script",
                        script.toString(),
                        target.server().toString(),
                        "--",
                        file.toString()),
                seconds);
        var used = target.processorTime().get().minus(before);
        return read(output, used.toNanos() / 1e3);
    }

    static Visit read(String output, double usedMicros) {
        var result = RESULT.matcher(output);
        if (!result.find()) {
            throw new BenchFailure("Could not measure: wrk said: " + output.strip());
        }
        var requests = Math.max(1, Long.parseLong(result.group(1)));
        return new Visit(
                requests / (Long.parseLong(result.group(2)) / 1e6),
                Long.parseLong(result.group(3)) / 1e3,
                Long.parseLong(result.group(4)) / 1e3,
                Long.parseLong(result.group(5)),
                usedMicros / requests);
    }

    private static String run(List<String> command, int seconds) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(seconds + PATIENCE, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return output;
        } catch (IOException e) {
            throw new BenchFailure("Could not run wrk: " + e.getMessage() + ". Install it.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted while wrk was running.", e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new BenchFailure("Could not write " + file + ": " + e.getMessage(), e);
        }
    }
}

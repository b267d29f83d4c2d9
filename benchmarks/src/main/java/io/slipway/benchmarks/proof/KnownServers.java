package io.slipway.benchmarks.proof;

import io.slipway.benchmarks.plan.Address;
import io.slipway.benchmarks.probe.Machine;
import io.slipway.benchmarks.probe.MeasurementException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The process of the known targets, on the first core where there are several.
final class KnownServers implements AutoCloseable {
    private final Process process;
    private final Map<KnownTarget, Address> addresses = new EnumMap<>(KnownTarget.class);

    private KnownServers(Process process) {
        this.process = process;
    }

    /// @param noisy whether something else uses the same core in bursts
    static KnownServers start(boolean noisy) {
        try {
            var servers = new KnownServers(new ProcessBuilder(command(noisy))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
            servers.readAddresses();
            return servers;
        } catch (IOException e) {
            throw new MeasurementException("the known servers did not start", "Is taskset there?", e);
        }
    }

    Address address(KnownTarget target) {
        return Objects.requireNonNull(addresses.get(target));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void readAddresses() throws IOException {
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var target : KnownTarget.values()) {
            var line = lines.readLine();
            if (line == null || !line.startsWith(target.id() + " ")) {
                close();
                throw new MeasurementException("the known servers did not start", "They said: " + line);
            }
            addresses.put(
                    target,
                    new Address(
                            "127.0.0.1",
                            Integer.parseInt(line.substring(target.id().length() + 1))));
        }
    }

    private static List<String> command(boolean noisy) {
        var command = new ArrayList<String>();
        if (Machine.canPin() && Machine.cores().size() > 1) {
            command.addAll(List.of("taskset", "-c", Machine.cores().getFirst().toString()));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                KnownServer.class.getName()));
        if (noisy) {
            command.add(KnownServer.NOISY);
        }
        return command;
    }
}

package io.slipway.engine.docker;

import io.slipway.engine.ContainerId;
import io.slipway.engine.ContainerName;
import io.slipway.engine.ContainerSpec;
import io.slipway.engine.Engine;
import io.slipway.engine.EngineException;
import io.slipway.engine.IsolationReport;
import io.slipway.engine.IsolationReport.Finding;
import io.slipway.engine.IsolationReport.Reach;
import io.slipway.engine.IsolationRequest;
import io.slipway.engine.Limits;
import io.slipway.engine.LogLine;
import io.slipway.engine.LogRequest;
import io.slipway.engine.NetworkName;
import io.slipway.engine.NetworkSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds out by trying what a container on a fresh network reaches: a service of the host, addresses
/// outside, the cloud's metadata. Each answer is compared with what this process itself gets there.
final class IsolationProbe {
    private static final InetSocketAddress METADATA = new InetSocketAddress("169.254.169.254", 80);
    private static final Duration TRIAL = Duration.ofSeconds(2);
    private static final Duration ALL_TRIALS = Duration.ofSeconds(40);
    private static final int DNS = 53;
    private static final int MOST_ADDRESSES = 8;

    private final Engine engine;
    private final Connection connection;

    IsolationProbe(Engine engine, Connection connection) {
        this.engine = engine;
        this.connection = connection;
    }

    IsolationReport run(IsolationRequest request) {
        var name = "slipway-probe-" + UUID.randomUUID().toString().substring(0, 8);
        var network = new NetworkName(name);
        engine.createNetwork(new NetworkSpec(network, request.labels().andFree("slipway-probe", name)));
        try (var listener = listener(network)) {
            return onNetwork(request, network, listener);
        } catch (IOException e) {
            throw new EngineException.Rejected("test the isolation", "the listener broke: " + e.getMessage(), e);
        } finally {
            engine.removeNetwork(network);
        }
    }

    private IsolationReport onNetwork(IsolationRequest request, NetworkName network, @Nullable ServerSocket listener) {
        var outside = addressesOutside(request);
        var addresses = new ArrayList<>(outside);
        addresses.add(METADATA);
        if (listener != null) {
            addresses.add((InetSocketAddress) listener.getLocalSocketAddress());
        }
        var reached = tryFromContainer(request, network, addresses);
        return new IsolationReport(
                hostServices(listener, reached),
                finding(outside, reached, "outside"),
                finding(List.of(METADATA), reached, "the metadata service"),
                Instant.now());
    }

    /// A service of the host on the network's own gateway, so that nobody else sees it; null where the
    /// engine's host is not this machine.
    private @Nullable ServerSocket listener(NetworkName network) {
        if (!connection.local()) {
            return null;
        }
        try {
            var gateway = connection.ask(
                    "inspect network '" + network + "'",
                    docker -> docker.inspectNetworkCmd()
                            .withNetworkId(network.value())
                            .exec()
                            .getIpam()
                            .getConfig()
                            .getFirst()
                            .getGateway());
            return new ServerSocket(0, 4, InetAddress.ofLiteral(gateway));
        } catch (IOException | RuntimeException _) {
            return null; // the bridge is not on this machine: said in the report
        }
    }

    private static Finding hostServices(@Nullable ServerSocket listener, List<InetSocketAddress> reached) {
        if (listener == null) {
            return new Finding(Reach.UNKNOWN, "The network's gateway is not on this machine, so nothing could listen");
        }
        var gateway = listener.getLocalSocketAddress();
        return reached.contains(gateway)
                ? new Finding(Reach.REACHABLE, "A service of the host answered at the gateway " + shown(gateway))
                : new Finding(Reach.BLOCKED, "A service of the host listened at " + shown(gateway) + " in vain");
    }

    private static Finding finding(List<InetSocketAddress> addresses, List<InetSocketAddress> reached, String what) {
        var through = addresses.stream().filter(reached::contains).toList();
        if (!through.isEmpty()) {
            return new Finding(Reach.REACHABLE, "The container reached " + list(through));
        }
        var answering = addresses.stream().filter(IsolationProbe::answersUs).toList();
        return answering.isEmpty()
                ? new Finding(Reach.UNKNOWN, "Nobody answers this machine %s either".formatted(list(addresses)))
                : new Finding(
                        Reach.BLOCKED,
                        "This machine reaches %s, the container did not reach %s".formatted(list(answering), what));
    }

    private static String list(List<InetSocketAddress> addresses) {
        return addresses.isEmpty()
                ? "(no address to try)"
                : addresses.stream().map(IsolationProbe::shown).collect(Collectors.joining(", "));
    }

    private static String shown(Object address) {
        return address.toString().replaceFirst("^[^/]*/", "");
    }

    private static boolean answersUs(InetSocketAddress address) {
        try (var socket = new Socket()) {
            socket.connect(address, Math.toIntExact(TRIAL.toMillis()));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// The name servers of this machine, which every network has to offer, and what the caller names.
    private static List<InetSocketAddress> addressesOutside(IsolationRequest request) {
        var addresses = new ArrayList<>(request.outside());
        for (var file : List.of("/run/systemd/resolve/resolv.conf", "/etc/resolv.conf")) {
            nameServers(Path.of(file)).stream()
                    .filter(server -> !server.isLoopbackAddress())
                    .map(server -> new InetSocketAddress(server, DNS))
                    .filter(server -> !addresses.contains(server))
                    .forEach(addresses::add);
        }
        return addresses.stream()
                .filter(address -> !address.isUnresolved())
                .limit(MOST_ADDRESSES)
                .toList();
    }

    private static List<InetAddress> nameServers(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.map(String::strip)
                    .filter(line -> line.matches("nameserver\\s+[0-9.]+"))
                    .map(line -> InetAddress.ofLiteral(line.split("\\s+", 2)[1]))
                    .toList();
        } catch (IOException | RuntimeException _) {
            return List.of(); // no such file here
        }
    }

    private List<InetSocketAddress> tryFromContainer(
            IsolationRequest request, NetworkName network, List<InetSocketAddress> addresses) {
        var id = engine.start(ContainerSpec.of(new ContainerName(network.value()), request.image(), network)
                .command("bash", "-c", script(addresses))
                .labels(request.labels())
                .limits(new Limits(0.5, 64L << 20, 64, 1L << 20, null))
                .build());
        try {
            return reached(id, addresses);
        } finally {
            engine.remove(id);
        }
    }

    /// Tries all at once, then says which got through. Numbers only: nothing of a caller's goes into the script.
    private static String script(List<InetSocketAddress> addresses) {
        var script = new StringBuilder();
        for (var i = 0; i < addresses.size(); i++) {
            script.append("(timeout %d bash -c 'exec 3<>/dev/tcp/%s/%d' 2>/dev/null && echo reached %d) &\n"
                    .formatted(
                            TRIAL.toSeconds(),
                            addresses.get(i).getAddress().getHostAddress(),
                            addresses.get(i).getPort(),
                            i));
        }
        return script.append("wait\necho done\n").toString();
    }

    private List<InetSocketAddress> reached(ContainerId id, List<InetSocketAddress> addresses) {
        var lines = new ConcurrentLinkedQueue<String>();
        try (var log = engine.logs(id, LogRequest.follow(LogRequest.ALL), (LogLine line) -> lines.add(line.text()))) {
            if (!log.await(ALL_TRIALS) || !lines.contains("done")) {
                throw new EngineException.Rejected(
                        "test the isolation",
                        "the container did not finish its trials. Use an image that has bash and timeout",
                        null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException.TimedOut("test the isolation", "the caller stopped waiting", e);
        }
        return lines.stream()
                .filter(line -> line.matches("reached \\d{1,3}"))
                .map(line -> addresses.get(Integer.parseInt(line.substring("reached ".length()))))
                .toList();
    }
}

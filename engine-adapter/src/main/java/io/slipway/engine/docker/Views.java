package io.slipway.engine.docker;

import static java.util.Objects.requireNonNullElse;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.ContainerPort;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Image;
import com.github.dockerjava.api.model.Network;
import com.github.dockerjava.api.model.Ports;
import io.slipway.engine.ContainerDetails;
import io.slipway.engine.ContainerId;
import io.slipway.engine.ContainerSummary;
import io.slipway.engine.ImageDetails;
import io.slipway.engine.ImageId;
import io.slipway.engine.ImageSummary;
import io.slipway.engine.Limits;
import io.slipway.engine.NetworkName;
import io.slipway.engine.NetworkSummary;
import io.slipway.engine.PublishedPort;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The engine's answers in our words. The client library gives null for whatever the engine left out.
final class Views {
    private static final String NO_NAME = "<none>:<none>";

    private Views() {}

    static ContainerDetails details(InspectContainerResponse found) {
        var state = found.getState();
        var health = state.getHealth();
        var started = instant(state.getStartedAt());
        var finished = instant(state.getFinishedAt());
        var exitCode = state.getExitCodeLong();
        return new ContainerDetails(
                new ContainerId(found.getId()),
                name(found.getName()),
                new ImageId(found.getImageId()),
                requireNonNullElse(state.getStatus(), "unknown"),
                finished == null || exitCode == null ? null : exitCode.intValue(),
                Boolean.TRUE.equals(state.getOOMKilled()),
                health == null || "none".equals(health.getStatus()) ? null : health.getStatus(),
                requireNonNullElse(instant(found.getCreated()), Instant.EPOCH),
                started,
                finished,
                requireNonNullElse(found.getRestartCount(), 0),
                ports(found.getNetworkSettings().getPorts()),
                addresses(found),
                labels(found.getConfig().getLabels()),
                limits(found.getHostConfig()),
                requireNonNullElse(state.getError(), ""),
                Setups.of(found));
    }

    private static Map<String, String> addresses(InspectContainerResponse found) {
        var addresses = new TreeMap<String, String>();
        found.getNetworkSettings()
                .getNetworks()
                .forEach((name, network) -> addresses.put(name, requireNonNullElse(network.getIpAddress(), "")));
        return addresses;
    }

    private static List<PublishedPort> ports(@Nullable Ports ports) {
        var published = new ArrayList<PublishedPort>();
        if (ports != null) {
            ports.getBindings().forEach((inside, bindings) -> {
                for (var binding : bindings == null ? new Ports.Binding[0] : bindings) {
                    var hostPort = Integer.parseInt(binding.getHostPortSpec());
                    published.add(
                            new PublishedPort(requireNonNullElse(binding.getHostIp(), ""), hostPort, inside.getPort()));
                }
            });
        }
        return published;
    }

    // A container that others made may have no limits; ours always have.
    private static Limits limits(HostConfig host) {
        var fallback = Limits.standard();
        var nanos = requireNonNullElse(host.getNanoCPUs(), 0L);
        var cpuset = host.getCpusetCpus();
        return new Limits(
                nanos > 0 ? nanos / 1e9 : fallback.cpus(),
                positiveOr(host.getMemory(), fallback.memoryBytes()),
                (int) positiveOr(host.getPidsLimit(), fallback.pids()),
                positiveOr(host.getShmSize(), fallback.shmBytes()),
                cpuset == null || cpuset.isEmpty() ? null : cpuset);
    }

    static ContainerSummary summary(Container found) {
        var ports = found.getPorts() == null ? new ContainerPort[0] : found.getPorts();
        return new ContainerSummary(
                new ContainerId(found.getId()),
                found.getNames() == null || found.getNames().length == 0 ? "" : name(found.getNames()[0]),
                new ImageId(Objects.requireNonNull(found.getImageId())),
                requireNonNullElse(found.getState(), "unknown"),
                requireNonNullElse(found.getStatus(), ""),
                Instant.ofEpochSecond(requireNonNullElse(found.getCreated(), 0L)),
                Arrays.stream(ports)
                        .filter(port -> port.getPublicPort() != null)
                        .map(Views::port)
                        .toList(),
                labels(found.getLabels()));
    }

    private static PublishedPort port(ContainerPort port) {
        return new PublishedPort(
                requireNonNullElse(port.getIp(), ""),
                requireNonNullElse(port.getPublicPort(), 0),
                requireNonNullElse(port.getPrivatePort(), 0));
    }

    static ImageDetails details(InspectImageResponse found) {
        var config = found.getConfig();
        var layers = found.getRootFS() == null ? null : found.getRootFS().getLayers();
        return new ImageDetails(
                new ImageId(Objects.requireNonNull(found.getId())),
                requireNonNullElse(found.getRepoTags(), List.of()),
                requireNonNullElse(found.getSize(), 0L),
                requireNonNullElse(instant(found.getCreated()), Instant.EPOCH),
                layers == null ? 0 : layers.size(),
                labels(config == null ? null : config.getLabels()),
                exposed(config),
                requireNonNullElse(found.getArch(), ""));
    }

    private static List<Integer> exposed(@Nullable ContainerConfig config) {
        var ports = config == null ? null : config.getExposedPorts();
        return ports == null
                ? List.of()
                : Arrays.stream(ports).map(ExposedPort::getPort).sorted().toList();
    }

    static ImageSummary summary(Image found) {
        var tags = found.getRepoTags() == null ? new String[0] : found.getRepoTags();
        return new ImageSummary(
                new ImageId(found.getId()),
                Stream.of(tags).filter(tag -> !tag.equals(NO_NAME)).toList(),
                requireNonNullElse(found.getSize(), 0L),
                Instant.ofEpochSecond(requireNonNullElse(found.getCreated(), 0L)),
                labels(found.getLabels()));
    }

    static NetworkSummary summary(Network found) {
        var options = found.getOptions() == null ? Map.<String, String>of() : found.getOptions();
        return new NetworkSummary(
                new NetworkName(found.getName()),
                options.getOrDefault(Networks.BRIDGE_NAME, ""),
                labels(found.getLabels()));
    }

    /// Without the empty ones: those only hide what an image says of itself.
    static Map<String, String> labels(@Nullable Map<String, String> labels) {
        var kept = new HashMap<String, String>();
        if (labels != null) {
            labels.forEach((key, value) -> {
                if (value != null && !value.isEmpty()) {
                    kept.put(key, value);
                }
            });
        }
        return kept;
    }

    private static String name(String dockerName) {
        return dockerName.startsWith("/") ? dockerName.substring(1) : dockerName;
    }

    // "Never" is the year 1 in the engine's words.
    private static @Nullable Instant instant(@Nullable String text) {
        return text == null || text.isEmpty() || text.startsWith("0001-") ? null : Instant.parse(text);
    }

    private static long positiveOr(@Nullable Number value, long otherwise) {
        return value == null || value.longValue() <= 0 ? otherwise : value.longValue();
    }
}

package io.slipway.engine.docker;

import static java.util.Objects.requireNonNullElse;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import io.slipway.engine.ContainerMount;
import io.slipway.engine.ContainerSetup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How the engine says a container was created, in our words.
final class Setups {
    private Setups() {}

    static ContainerSetup of(InspectContainerResponse found) {
        var config = found.getConfig();
        var host = found.getHostConfig();
        var restart = host.getRestartPolicy();
        return new ContainerSetup(
                command(found),
                requireNonNullElse(config.getUser(), ""),
                requireNonNullElse(config.getWorkingDir(), ""),
                env(config.getEnv()),
                mounts(found, host),
                Boolean.TRUE.equals(host.getReadonlyRootfs()),
                words(host.getCapAdd()),
                words(host.getCapDrop()),
                host.getSecurityOpts() == null ? List.of() : host.getSecurityOpts(),
                restart == null || requireNonNullElse(restart.getName(), "").isEmpty() ? "no" : restart.getName(),
                aliases(found));
    }

    private static List<String> command(InspectContainerResponse found) {
        var command = new ArrayList<String>();
        if (found.getPath() != null && !found.getPath().isEmpty()) {
            command.add(found.getPath());
        }
        if (found.getArgs() != null) {
            command.addAll(Arrays.asList(found.getArgs()));
        }
        return command;
    }

    private static Map<String, String> env(String @Nullable [] lines) {
        var env = new HashMap<String, String>();
        for (var line : lines == null ? new String[0] : lines) {
            var equals = line.indexOf('=');
            env.put(equals < 0 ? line : line.substring(0, equals), equals < 0 ? "" : line.substring(equals + 1));
        }
        return env;
    }

    private static List<ContainerMount> mounts(InspectContainerResponse found, HostConfig host) {
        var mounts = new ArrayList<ContainerMount>();
        if (host.getTmpFs() != null) {
            host.getTmpFs().forEach((path, options) -> mounts.add(new ContainerMount("tmpfs", path, "", options)));
        }
        if (found.getMounts() != null) {
            found.getMounts().forEach(mount -> mounts.add(mount(mount)));
        }
        mounts.sort(Comparator.comparing(ContainerMount::path));
        return mounts;
    }

    // Where a directory of the host lies is nobody's business; a volume goes by its name.
    private static ContainerMount mount(InspectContainerResponse.Mount mount) {
        var path = mount.getDestination() == null ? "" : mount.getDestination().getPath();
        var options = Boolean.TRUE.equals(mount.getRW()) ? "rw" : "ro";
        return mount.getName() == null
                ? new ContainerMount("bind", path, "", options)
                : new ContainerMount("volume", path, mount.getName(), options);
    }

    private static List<String> words(Capability @Nullable [] capabilities) {
        return Arrays.stream(capabilities == null ? new Capability[0] : capabilities)
                .map(Capability::name)
                .sorted()
                .toList();
    }

    private static Map<String, List<String>> aliases(InspectContainerResponse found) {
        var aliases = new HashMap<String, List<String>>();
        var id = Objects.requireNonNull(found.getId());
        found.getNetworkSettings().getNetworks().forEach((name, network) -> {
            var known = network.getAliases() == null ? List.<String>of() : network.getAliases();
            aliases.put(
                    name, known.stream().filter(alias -> !id.startsWith(alias)).toList());
        });
        return aliases;
    }
}

package io.slipway.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Everything a caller can say about a new container.
///
/// What is missing here is missing on purpose: no privileges, capabilities, mounts, devices, foreign
/// namespaces or addresses other than loopback. The engine's request is built up from these fields and
/// from the hardened defaults, so an option without a field cannot be reached.
///
/// @param command replaces the image's command; null keeps it
/// @param networkAlias the container's host name on its own network; null for none
/// @param extraNetworks further networks it joins, with its alias there
/// @param containerPort the port the process listens on; 0 for none
/// @param publishOnLoopback whether that port appears on 127.0.0.1 of the engine's host, at a free port
/// @param healthCheck whether the engine runs the image's own health check, if it has one
public record ContainerSpec(
        ContainerName name,
        ImageName image,
        @Nullable List<String> command,
        Map<String, String> env,
        Labels labels,
        NetworkName network,
        @Nullable NetworkAlias networkAlias,
        Map<NetworkName, NetworkAlias> extraNetworks,
        int containerPort,
        boolean publishOnLoopback,
        Limits limits,
        long tmpfsBytes,
        RestartPolicy restartPolicy,
        boolean healthCheck) {
    private static final Pattern ENV_KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
    private static final int MAX_ENV_VALUE = 32_768;
    private static final int MAX_ENTRIES = 200;
    private static final long MIB = 1L << 20;

    public ContainerSpec {
        command = command == null ? null : List.copyOf(command);
        env = Map.copyOf(env);
        extraNetworks = Map.copyOf(extraNetworks);
        env.forEach(ContainerSpec::checkEnv);
        Grammar.require(env.size() <= MAX_ENTRIES, "A container takes at most 200 environment variables");
        Grammar.require(
                command == null || !command.isEmpty() && command.stream().noneMatch(part -> part.indexOf('\0') >= 0),
                "A command needs at least one word, and none may contain NUL");
        Grammar.require(!extraNetworks.containsKey(network), "The network " + network + " is named twice");
        Grammar.require(
                containerPort >= 0 && containerPort <= 65_535, "A port lies between 1 and 65535, not " + containerPort);
        Grammar.require(!publishOnLoopback || containerPort > 0, "Publishing needs the container's port");
        Grammar.require(
                tmpfsBytes >= MIB && tmpfsBytes <= 1L << 40,
                "tmpfsBytes must lie between 1 MiB and 1 TiB, not " + tmpfsBytes);
    }

    private static void checkEnv(String key, String value) {
        Grammar.require(key, ENV_KEY, "an environment variable", "letters, digits and '_', not starting with a digit");
        Grammar.require(value.length() <= MAX_ENV_VALUE, "The value of " + key + " is longer than 32768 characters");
        Grammar.require(value.indexOf('\0') < 0, "The value of " + key + " contains NUL");
    }

    /// Starts a description with the three things that have no default.
    public static Builder of(ContainerName name, ImageName image, NetworkName network) {
        return new Builder(name, image, network);
    }

    /// Collects the parts of a [ContainerSpec]; each method replaces what was said before.
    public static final class Builder {
        private final ContainerName name;
        private final ImageName image;
        private final NetworkName network;
        private @Nullable List<String> command;
        private Map<String, String> env = Map.of();
        private Labels labels = Labels.none();
        private @Nullable NetworkAlias networkAlias;
        private final Map<NetworkName, NetworkAlias> extraNetworks = new LinkedHashMap<>();
        private int containerPort;
        private boolean publishOnLoopback;
        private Limits limits = Limits.standard();
        private long tmpfsBytes = 64 * MIB;
        private RestartPolicy restartPolicy = RestartPolicy.NEVER;
        private boolean healthCheck = true;

        private Builder(ContainerName name, ImageName image, NetworkName network) {
            this.name = name;
            this.image = image;
            this.network = network;
        }

        /// Runs these words instead of the image's command.
        public Builder command(String... words) {
            this.command = List.of(words);
            return this;
        }

        /// The environment, beside the few variables every container gets.
        public Builder env(Map<String, String> variables) {
            this.env = variables;
            return this;
        }

        /// Whose the container is.
        public Builder labels(Labels wanted) {
            this.labels = wanted;
            return this;
        }

        /// The host name on the container's own network.
        public Builder alias(NetworkAlias alias) {
            this.networkAlias = alias;
            return this;
        }

        /// Joins one more network under this alias.
        public Builder join(NetworkName other, NetworkAlias alias) {
            extraNetworks.put(other, alias);
            return this;
        }

        /// The port the process listens on, reached by containers of the same network only.
        public Builder port(int port) {
            this.containerPort = port;
            this.publishOnLoopback = false;
            return this;
        }

        /// The port the process listens on, and 127.0.0.1 of the engine's host leads to it.
        public Builder portOnLoopback(int port) {
            this.containerPort = port;
            this.publishOnLoopback = true;
            return this;
        }

        /// What it may use at most.
        public Builder limits(Limits wanted) {
            this.limits = wanted;
            return this;
        }

        /// The size of `/tmp`, and of each volume the image declares: they live in memory, begin empty, and
        /// are the only places the process can write to.
        public Builder tmpfsBytes(long bytes) {
            this.tmpfsBytes = bytes;
            return this;
        }

        /// What happens when the process ends by itself.
        public Builder restartPolicy(RestartPolicy policy) {
            this.restartPolicy = policy;
            return this;
        }

        /// Leaves the image's health check out: no process of the engine's interrupts the container's own.
        public Builder withoutHealthCheck() {
            this.healthCheck = false;
            return this;
        }

        /// The finished description; refuses what cannot be.
        public ContainerSpec build() {
            return new ContainerSpec(
                    name,
                    image,
                    command,
                    env,
                    labels,
                    network,
                    networkAlias,
                    extraNetworks,
                    containerPort,
                    publishOnLoopback,
                    limits,
                    tmpfsBytes,
                    restartPolicy,
                    healthCheck);
        }
    }
}

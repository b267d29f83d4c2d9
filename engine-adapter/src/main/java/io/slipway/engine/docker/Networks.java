package io.slipway.engine.docker;

import com.github.dockerjava.api.model.Network;
import io.slipway.engine.EngineException;
import io.slipway.engine.NetworkName;
import io.slipway.engine.NetworkSpec;
import io.slipway.engine.NetworkSummary;
import io.slipway.engine.Selector;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Networks of their own bridge, one per deployment.
final class Networks {
    static final String BRIDGE_NAME = "com.docker.network.bridge.name";
    private static final Duration CHANGE = Duration.ofSeconds(30);
    private static final int DIGITS = 10;

    private final Connection connection;

    Networks(Connection connection) {
        this.connection = connection;
    }

    void create(NetworkSpec spec) {
        connection.ask(
                "create network '" + spec.name() + "'",
                CHANGE,
                docker -> docker.createNetworkCmd()
                        .withName(spec.name().value())
                        .withDriver("bridge")
                        .withCheckDuplicate(true)
                        .withOptions(Map.of(BRIDGE_NAME, bridge(spec.name())))
                        .withLabels(spec.labels().asMap())
                        .exec());
    }

    void remove(NetworkName name) {
        var action = "remove network '" + name + "'";
        var network = find(name);
        if (network == null || !Marks.ours(Views.labels(network.getLabels()))) {
            throw new EngineException.NotFound(action, "the engine has no such network of Slipway's", null);
        }
        connection.ask(
                action,
                CHANGE,
                docker -> docker.removeNetworkCmd(network.getId()).exec());
    }

    List<NetworkSummary> list(Selector selector) {
        var found = connection.ask(
                "list networks", docker -> docker.listNetworksCmd().exec());
        return found.stream()
                .filter(network -> selector.matches(Views.labels(network.getLabels())))
                .map(Views::summary)
                .toList();
    }

    // The engine's own lookup by name also takes the beginning of an id.
    private @Nullable Network find(NetworkName name) {
        var found = connection.ask(
                "find network '" + name + "'",
                docker -> docker.listNetworksCmd().withNameFilter(name.value()).exec());
        return found.stream()
                .filter(network -> name.value().equals(network.getName()))
                .findFirst()
                .orElse(null);
    }

    /// Interface names have 15 characters at most; all of ours start alike, so that one rule covers them.
    static String bridge(NetworkName name) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(name.value().getBytes(StandardCharsets.UTF_8));
            return "slip" + HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

package io.slipway.engine;

import java.util.List;
import java.util.Map;

/// How a container was created: what does not change while it lives.
///
/// @param command what its process was started as, the program first
/// @param user the engine's own word, such as `65532:65532`; empty for the image's
/// @param env every variable of its process, those of the image too
/// @param securityOptions the engine's own words, such as `no-new-privileges:true`
/// @param restartPolicy the engine's own word: `no`, `on-failure` …
/// @param aliases names that it answers to, by name of network
public record ContainerSetup(
        List<String> command,
        String user,
        String workingDirectory,
        Map<String, String> env,
        List<ContainerMount> mounts,
        boolean readOnlyRoot,
        List<String> addedCapabilities,
        List<String> droppedCapabilities,
        List<String> securityOptions,
        String restartPolicy,
        Map<String, List<String>> aliases) {
    public ContainerSetup {
        command = List.copyOf(command);
        env = Map.copyOf(env);
        mounts = List.copyOf(mounts);
        addedCapabilities = List.copyOf(addedCapabilities);
        droppedCapabilities = List.copyOf(droppedCapabilities);
        securityOptions = List.copyOf(securityOptions);
        aliases = Map.copyOf(aliases);
    }

    /// Its environment, without the values: they may be secrets.
    @Override
    public String toString() {
        return "ContainerSetup[command=%s, user=%s, env=%s]".formatted(command, user, env.keySet());
    }
}

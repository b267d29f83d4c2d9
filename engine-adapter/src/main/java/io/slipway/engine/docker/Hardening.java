package io.slipway.engine.docker;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.LogConfig.LoggingType;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.Ulimit;
import io.slipway.engine.ContainerSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What every container gets whether it asks or not: no capabilities, no way to gain any, a root it
/// cannot write to, limits for everything, and a port only on the host's loopback.
final class Hardening {
    /// The user every process runs as, whatever the image says; it owns nothing.
    static final String USER = "65532:65532";

    private static final String TMP = "/tmp";
    private static final String TMPFS = "rw,noexec,nosuid,nodev,mode=1777,size=";
    private static final long OPEN_FILES = 4096;
    private static final int RESTARTS = 3;

    private Hardening() {}

    static HostConfig hostConfig(ContainerSpec spec, Collection<String> imageVolumes) {
        var limits = spec.limits();
        var host = HostConfig.newHostConfig()
                .withInit(true)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges:true"))
                .withReadonlyRootfs(true)
                .withTmpFs(inMemory(spec, imageVolumes))
                .withIpcMode("private")
                .withPidsLimit((long) limits.pids())
                .withMemory(limits.memoryBytes())
                .withMemorySwap(limits.memoryBytes())
                .withNanoCPUs(Math.round(limits.cpus() * 1e9))
                .withShmSize(limits.shmBytes())
                .withUlimits(List.of(new Ulimit("nofile", OPEN_FILES, OPEN_FILES)))
                .withLogConfig(new LogConfig(LoggingType.JSON_FILE, Map.of("max-size", "10m", "max-file", "3")))
                .withRestartPolicy(restarts(spec))
                .withNetworkMode(spec.network().value());
        if (limits.cpuset() != null) {
            host.withCpusetCpus(limits.cpuset());
        }
        if (spec.publishOnLoopback()) {
            host.withPortBindings(
                    new PortBinding(Ports.Binding.bindIp("127.0.0.1"), ExposedPort.tcp(spec.containerPort())));
        }
        return host;
    }

    // The image's volumes too: else the engine would give each a directory on the host, without a limit.
    private static Map<String, String> inMemory(ContainerSpec spec, Collection<String> imageVolumes) {
        var mounts = new LinkedHashMap<String, String>();
        imageVolumes.forEach(path -> mounts.put(path, TMPFS + spec.tmpfsBytes()));
        mounts.put(TMP, TMPFS + spec.tmpfsBytes());
        return mounts;
    }

    private static RestartPolicy restarts(ContainerSpec spec) {
        return switch (spec.restartPolicy()) {
            case NEVER -> RestartPolicy.noRestart();
            case ON_FAILURE -> RestartPolicy.onFailureRestart(RESTARTS);
        };
    }

    /// The user has no entry in `/etc/passwd`, so its name and home come from here; the rest keeps Python
    /// from writing and from starting more threads than it has cores.
    static List<String> environment(ContainerSpec spec) {
        var env = new LinkedHashMap<String, String>();
        env.put("HOME", TMP);
        env.put("USER", "app");
        env.put("LOGNAME", "app");
        env.put("PYTHONDONTWRITEBYTECODE", "1");
        env.put("PYTHONUNBUFFERED", "1");
        env.put("OMP_NUM_THREADS", Long.toString(Math.max(1, (long)
                spec.limits().cpus())));
        env.putAll(spec.env());
        var lines = new ArrayList<String>();
        env.forEach((key, value) -> lines.add(key + "=" + value));
        return lines;
    }
}

package io.slipway.registry.dockerfile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the instructions of a stage say for its image, while they are read. What comes from the stage it is built on
/// is looked up there, not copied.
final class StageState {
    final @Nullable StageState parent;
    final DockerfileInstruction from;
    final String base;
    final @Nullable String name;
    final @Nullable String platform;
    final Variables variables;
    final List<DockerfileInstruction> instructions = new ArrayList<>();
    final List<DockerfileInstruction> triggers = new ArrayList<>();
    final Map<String, String> labels = new LinkedHashMap<>();
    final Set<String> volumes = new LinkedHashSet<>();
    final BitSet ports = new BitSet();
    final int index;

    @Nullable
    String user;

    @Nullable
    String workdir;

    @Nullable
    String stopSignal;

    @Nullable
    CommandForm entrypoint;

    @Nullable
    CommandForm cmd;

    @Nullable
    HealthCheck healthcheck;

    StageState(
            int index,
            DockerfileInstruction from,
            String base,
            @Nullable String name,
            @Nullable String platform,
            @Nullable StageState parent) {
        this.index = index;
        this.from = from;
        this.base = base;
        this.name = name;
        this.platform = platform;
        this.parent = parent;
        this.variables = new Variables(parent == null ? null : parent.variables);
    }

    DockerfileStage stage() {
        return new DockerfileStage(
                index, name, base, parent == null ? null : parent.index, platform, from, instructions);
    }

    /// What the image of this stage carries.
    ImageConfig image() {
        var chain = new ArrayList<StageState>();
        for (var it = this; it != null; it = it.parent) {
            chain.addFirst(it);
        }
        var sum = new StageState(index, from, base, name, platform, null);
        chain.forEach(sum::take);
        return new ImageConfig(
                sum.ports.stream().boxed().toList(),
                sum.labels,
                sum.variables.env(),
                List.copyOf(sum.volumes),
                sum.user,
                sum.workdir,
                sum.stopSignal,
                sum.entrypoint,
                sum.cmd,
                sum.healthcheck,
                triggers);
    }

    private void take(StageState later) {
        ports.or(later.ports);
        labels.putAll(later.labels);
        later.variables.env().forEach(variables::putEnv);
        volumes.addAll(later.volumes);
        user = later.user == null ? user : later.user;
        workdir = later.workdir == null ? workdir : resolved(workdir, later.workdir);
        stopSignal = later.stopSignal == null ? stopSignal : later.stopSignal;
        healthcheck = later.healthcheck == null ? healthcheck : later.healthcheck;
        if (later.entrypoint != null) {
            entrypoint = later.entrypoint;
            cmd = null; // a new entry point drops the command that was meant for the old one
        }
        cmd = later.cmd == null ? cmd : later.cmd;
    }

    /// A relative WORKDIR goes on from the one before.
    static String resolved(@Nullable String before, String path) {
        var isAbsolute = path.startsWith("/") || path.startsWith("$") || path.startsWith("\\") || path.contains(":");
        if (isAbsolute || before == null) {
            return path;
        }
        return before.endsWith("/") ? before + path : before + "/" + path;
    }
}

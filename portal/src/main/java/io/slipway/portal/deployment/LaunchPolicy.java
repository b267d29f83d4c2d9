package io.slipway.portal.deployment;

import io.slipway.registry.ConflictException;
import io.slipway.registry.InvalidException;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// The one place that says what may be launched, for every door and every verb. It looks at typed fields only,
/// so what has no field cannot get past it.
@Component
class LaunchPolicy {
    private static final double MIN_CPUS = 0.05;
    private static final long MIB = 1L << 20;
    private static final long MIN_MEMORY = 32 * MIB;
    private static final int MIN_PIDS = 16;
    private static final int MAX_VARIABLES = 64;
    private static final int MAX_VALUE = 4_096;
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

    private final DeploymentProperties properties;

    LaunchPolicy(DeploymentProperties properties) {
        this.properties = properties;
    }

    /// Refuses what no container may have.
    ///
    /// @param present how many deployments the team has already
    void check(LaunchRequest request, int present) {
        checkLimits(request.limits());
        checkReplicas(request.replicas());
        checkEnv(request.env());
        if (request.uses() != null && request.env().containsKey("MODEL_URL")) {
            throw new InvalidException("env", "MODEL_URL is set by the deployment it uses; leave one of the two out");
        }
        if (present >= properties.perTeam()) {
            throw new ConflictException(
                    "quota-exceeded",
                    "Could not launch '%s': team '%s' has %d deployments, and may have %d. Remove one first."
                            .formatted(request.name(), request.team(), present, properties.perTeam()),
                    Map.of("team", request.team().value(), "limit", properties.perTeam()));
        }
    }

    private void checkLimits(LaunchLimits limits) {
        if (!(limits.cpus() >= MIN_CPUS && limits.cpus() <= properties.maxCpus())) { // so that NaN is refused
            throw new InvalidException(
                    "limits.cpus", "it lies between %s and %s".formatted(MIN_CPUS, properties.maxCpus()));
        }
        long most = properties.maxMemory().toBytes();
        if (limits.memoryBytes() < MIN_MEMORY || limits.memoryBytes() > most) {
            throw new InvalidException(
                    "limits.memoryBytes",
                    "it lies between %d (32 MiB) and %d (%d MiB)".formatted(MIN_MEMORY, most, most / MIB));
        }
        if (limits.pids() < MIN_PIDS || limits.pids() > properties.maxPids()) {
            throw new InvalidException(
                    "limits.pids", "it lies between %d and %d".formatted(MIN_PIDS, properties.maxPids()));
        }
    }

    /// Refuses a number of containers that no deployment may have.
    void checkReplicas(int replicas) {
        if (replicas < 1 || replicas > properties.maxReplicas()) {
            throw new InvalidException("replicas", "it lies between 1 and %d".formatted(properties.maxReplicas()));
        }
    }

    private static void checkEnv(Map<String, String> env) {
        if (env.size() > MAX_VARIABLES) {
            throw new InvalidException("env", "a container takes at most %d variables".formatted(MAX_VARIABLES));
        }
        env.forEach((name, value) -> {
            if (!VARIABLE.matcher(name).matches()) {
                throw new InvalidException(
                        "env", "the name of a variable has letters, digits and '_', and begins with no digit");
            }
            if (value.length() > MAX_VALUE || value.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t')) {
                throw new InvalidException(
                        "env", "the value of %s is one line of at most %d characters".formatted(name, MAX_VALUE));
            }
        });
    }
}

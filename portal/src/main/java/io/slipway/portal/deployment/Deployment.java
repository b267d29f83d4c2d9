package io.slipway.portal.deployment;

import io.slipway.engine.ContainerId;
import io.slipway.portal.work.Storable;
import io.slipway.portal.work.TextMapConverter;
import io.slipway.registry.ConflictException;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.team.TeamName;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A named launch of a revision's image: what people want it to be, and what it is on the engine.
///
/// People change what is wanted, workers bring the deployment there, and the watch records what happens to its
/// container meanwhile.
@Entity
@Table(name = "deployment")
class Deployment {
    @Id
    private UUID id;

    private String team;
    private String name;
    private String scriptTeam;
    private String script;
    private int revision;
    private UUID buildId;
    private @Nullable UUID usesId;

    @Convert(converter = TextMapConverter.class)
    private Map<String, String> env;

    private double cpus;
    private long memoryBytes;
    private int pids;

    @Enumerated(EnumType.STRING)
    private DeploymentStatus status;

    @Enumerated(EnumType.STRING)
    private Wanted wanted;

    @Enumerated(EnumType.STRING)
    private Health health;

    private @Nullable String imageId;
    private @Nullable String containerId;
    private @Nullable String containerState;
    private @Nullable Integer hostPort;
    private @Nullable Integer containerPort;
    private @Nullable String predictPath;
    private @Nullable String healthPath;
    private @Nullable String contract;
    private @Nullable String sample;
    private @Nullable String errorMessage;
    private @Nullable String errorHint;
    private String launchedBy;
    private Instant createdAt;
    private @Nullable Instant startedAt;
    private Instant changedAt;

    @Version
    private @Nullable Long version; // null until stored

    @SuppressWarnings("NullAway.Init") // fields are set by JPA
    protected Deployment() {}

    Deployment(LaunchRequest request, ScriptName script, int revision, UUID build, String launchedBy, Instant now) {
        this.id = UUID.randomUUID();
        this.team = request.team().value();
        this.name = request.name().value();
        this.scriptTeam = script.team().value();
        this.script = script.name();
        this.revision = revision;
        this.buildId = build;
        this.usesId = request.uses();
        this.env = request.env();
        this.cpus = request.limits().cpus();
        this.memoryBytes = request.limits().memoryBytes();
        this.pids = request.limits().pids();
        this.status = DeploymentStatus.QUEUED;
        this.wanted = Wanted.RUNNING;
        this.health = Health.UNKNOWN;
        this.launchedBy = launchedBy;
        this.createdAt = now;
        this.changedAt = now;
    }

    UUID id() {
        return id;
    }

    TeamName team() {
        return new TeamName(team);
    }

    DeploymentStatus status() {
        return status;
    }

    Wanted wanted() {
        return wanted;
    }

    UUID buildId() {
        return buildId;
    }

    Map<String, String> env() {
        return env;
    }

    @Nullable
    UUID usesId() {
        return usesId;
    }

    String launchedBy() {
        return launchedBy;
    }

    Instant changedAt() {
        return changedAt;
    }

    @Nullable
    ContainerId container() {
        return containerId == null ? null : new ContainerId(containerId);
    }

    /// Whether a worker has something to do.
    boolean isUnsettled() {
        return switch (wanted) {
            case RUNNING -> status.isOnItsWay();
            case STOPPED ->
                status.isOnItsWay() || status == DeploymentStatus.RUNNING || status == DeploymentStatus.PAUSED;
            case REMOVED -> true;
        };
    }

    // What people want

    /// Has it run again. One that runs, or is on its way, stays as it is.
    void start(Instant now) {
        refuseWhenLeaving("start");
        if (status != DeploymentStatus.STOPPED && status != DeploymentStatus.FAILED && wanted == Wanted.RUNNING) {
            return;
        }
        if (status == DeploymentStatus.FAILED) {
            forgetContainer(); // its remains are swept away before the new one starts
        }
        wanted = Wanted.RUNNING;
        become(DeploymentStatus.QUEUED, now);
        clearTrouble();
    }

    /// Has it stop. One that does not run stays as it is.
    void stop(Instant now) {
        refuseWhenLeaving("stop");
        if (status == DeploymentStatus.FAILED) {
            return;
        }
        wanted = Wanted.STOPPED;
        changedAt = now;
    }

    /// Has its container stopped and started again. One that does not run is started.
    void restart(Instant now) {
        if (status != DeploymentStatus.RUNNING && status != DeploymentStatus.PAUSED) {
            start(now);
            return;
        }
        refuseWhenLeaving("restart");
        wanted = Wanted.RUNNING;
        become(DeploymentStatus.QUEUED, now);
        clearTrouble();
    }

    /// Has it taken away with everything it has on the engine.
    void remove(Instant now) {
        wanted = Wanted.REMOVED;
        become(DeploymentStatus.REMOVING, now);
        clearTrouble();
    }

    private void refuseWhenLeaving(String action) {
        if (wanted == Wanted.REMOVED) {
            throw new ConflictException(
                    "deployment-leaving",
                    "Could not %s '%s': it is being removed. Launch it anew.".formatted(action, name),
                    Map.of("deployment", id.toString()));
        }
    }

    // What workers do

    void building(Instant now) {
        become(DeploymentStatus.BUILDING, now);
    }

    void starting(String image, ModelContract model, Instant now) {
        become(DeploymentStatus.STARTING, now);
        imageId = image;
        containerPort = model.port();
        predictPath = model.predictPath();
        healthPath = model.healthPath();
        contract = model.contract();
        sample = model.sample();
        hostPort = null;
    }

    void started(ContainerId container, int port, Instant now) {
        containerId = container.value();
        containerState = "running";
        hostPort = port;
        changedAt = now;
    }

    void running(Instant now) {
        become(DeploymentStatus.RUNNING, now);
        health = Health.HEALTHY;
        startedAt = now;
        clearTrouble();
    }

    /// It did not come up, or went down. Nobody who wanted it stopped or away is contradicted.
    void failed(Trouble trouble, Instant now) {
        if (wanted != Wanted.RUNNING) {
            return;
        }
        become(DeploymentStatus.FAILED, now);
        heldUp(trouble);
    }

    void stopped(Instant now) {
        if (wanted == Wanted.STOPPED) {
            become(DeploymentStatus.STOPPED, now);
            clearTrouble();
        }
    }

    /// The work is held up; it goes on by itself when the cause is gone.
    void heldUp(Trouble trouble) {
        var hint = trouble.hint();
        errorMessage = Storable.text(trouble.message());
        errorHint = hint == null ? null : Storable.text(hint);
    }

    void forgetContainer() {
        containerId = null;
        containerState = null;
        hostPort = null;
    }

    // What the watch sees

    /// Its container ended, or vanished, though nobody asked Slipway for that.
    void ended(Ending ending, Instant now) {
        containerState = ending.containerState();
        if (ending.gone()) {
            forgetContainer();
        }
        if (ending.orderly()) {
            wanted = Wanted.STOPPED;
            become(DeploymentStatus.STOPPED, now);
            heldUp(ending.trouble());
        } else {
            failed(ending.trouble(), now);
        }
    }

    /// Somebody started its container beside Slipway.
    void startedOutside(int port, Instant now) {
        wanted = Wanted.RUNNING;
        hostPort = port;
        containerState = "running";
        running(now);
        health = Health.UNKNOWN;
    }

    /// Its container is frozen.
    void paused(Instant now) {
        if (status == DeploymentStatus.RUNNING) {
            containerState = "paused";
            become(DeploymentStatus.PAUSED, now);
        }
    }

    /// Its container goes on.
    void resumed(Instant now) {
        if (status == DeploymentStatus.PAUSED) {
            containerState = "running";
            become(DeploymentStatus.RUNNING, now);
        }
    }

    /// Answers whether something is different now.
    boolean seen(String state, Health felt) {
        var different = !state.equals(containerState) || felt != health;
        containerState = state;
        health = felt;
        return different;
    }

    private void become(DeploymentStatus next, Instant now) {
        status = next;
        changedAt = now;
        if (next != DeploymentStatus.RUNNING) {
            health = Health.UNKNOWN;
        }
    }

    private void clearTrouble() {
        errorMessage = null;
        errorHint = null;
    }

    DeploymentDetails details() {
        return new DeploymentDetails(
                id,
                team(),
                new DeploymentName(name),
                ScriptName.of(scriptTeam, script),
                revision,
                buildId,
                usesId,
                new LaunchLimits(cpus, memoryBytes, pids),
                env.keySet(),
                status,
                health,
                imageId,
                container(),
                containerState,
                endpoint(),
                errorMessage == null ? null : new Trouble(errorMessage, errorHint),
                launchedBy,
                createdAt,
                startedAt);
    }

    private @Nullable Endpoint endpoint() {
        if (containerPort == null) {
            return null;
        }
        var url = hostPort == null || status != DeploymentStatus.RUNNING ? null : "http://127.0.0.1:" + hostPort;
        return new Endpoint(url, containerPort, predictPath, healthPath, contract, sample);
    }
}

package io.slipway.portal.deployment;

import io.slipway.engine.ContainerId;
import io.slipway.engine.ImageId;
import io.slipway.portal.quota.Resources;
import io.slipway.portal.work.Storable;
import io.slipway.portal.work.TextMapConverter;
import io.slipway.registry.ConflictException;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.team.TeamName;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private String hostName;
    private String scriptTeam;
    private String script;
    private int revision;
    private UUID buildId;
    private @Nullable UUID savedImageId;
    private @Nullable UUID usesId;

    @Embedded
    private ReplicaSet replicas;

    private @Nullable UUID nextBuildId;
    private @Nullable Integer nextRevision;

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
    private @Nullable String pagePath;
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
        this.hostName = name;
        this.scriptTeam = script.team().value();
        this.script = script.name();
        this.revision = revision;
        this.buildId = build;
        this.savedImageId = request.source() instanceof LaunchSource.OfSavedImage(var image) ? image : null;
        this.usesId = request.uses();
        this.replicas = new ReplicaSet(request.replicas());
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

    /// What its containers answer to on its network: the name it was launched under, whatever it is called now.
    String hostName() {
        return hostName;
    }

    DeploymentStatus status() {
        return status;
    }

    Wanted wanted() {
        return wanted;
    }

    /// What it runs, or is being launched to run.
    Release release() {
        return new Release(revision, buildId);
    }

    UUID buildId() {
        return buildId;
    }

    /// What it runs instead of the build's image.
    @Nullable
    UUID savedImageId() {
        return savedImageId;
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

    /// The image that its containers are of; there is one as soon as it has a container.
    ImageId image() {
        return new ImageId(Objects.requireNonNull(imageId));
    }

    int replicas() {
        return replicas.wanted();
    }

    Set<Replica> others() {
        return replicas.others();
    }

    /// What it is to become; null when it is to stay what it is.
    @Nullable
    Release next() {
        return nextBuildId == null || nextRevision == null ? null : new Release(nextRevision, nextBuildId);
    }

    /// Every container that belongs to it.
    Set<ContainerId> containers() {
        var first = Stream.ofNullable(container());
        return Stream.concat(first, replicas.containers()).collect(Collectors.toUnmodifiableSet());
    }

    /// What it takes of what its team may have: nothing unless it runs, or is wanted to and has not failed.
    Resources takes() {
        var wantedOn = wanted == Wanted.RUNNING && status != DeploymentStatus.FAILED;
        var runs = status == DeploymentStatus.RUNNING || status == DeploymentStatus.PAUSED;
        int all = replicas.wanted();
        return wantedOn || runs ? new Resources(cpus * all, memoryBytes * all, all, 0) : Resources.NONE;
    }

    /// Whether a worker has something to do.
    boolean isUnsettled() {
        return switch (wanted) {
            case RUNNING -> status.isOnItsWay() || nextBuildId != null || lacksReplicas();
            case STOPPED ->
                status.isOnItsWay() || status == DeploymentStatus.RUNNING || status == DeploymentStatus.PAUSED;
            case REMOVED -> true;
        };
    }

    private boolean lacksReplicas() {
        return status == DeploymentStatus.RUNNING && replicas.missing() != 0;
    }

    /// Whether it runs with fewer containers than it is wanted to.
    boolean wantsMore() {
        return wanted == Wanted.RUNNING && nextBuildId == null && lacksReplicas() && replicas.missing() > 0;
    }

    /// Whether what the engine says of its containers matters now: also while others are being started beside them.
    boolean isWatched() {
        return !isUnsettled() || wanted == Wanted.RUNNING && status == DeploymentStatus.RUNNING;
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
        cancelRelaunch(now);
        if (status == DeploymentStatus.FAILED) {
            return;
        }
        wanted = Wanted.STOPPED;
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

    /// Has it answer with this many containers.
    void scale(int wantedReplicas, Instant now) {
        refuseWhenLeaving("scale");
        replicas.want(wantedReplicas);
        changedAt = now;
        clearTroubleOfRunning();
    }

    /// Has it become another revision. One that runs goes on until the new containers answer; one that does not is
    /// started as the new revision.
    void relaunch(Release next, Instant now) {
        refuseWhenLeaving("relaunch");
        if (nextBuildId != null || status.isOnItsWay() || status == DeploymentStatus.PAUSED) {
            throw busy();
        }
        clearTrouble();
        changedAt = now;
        if (status == DeploymentStatus.RUNNING) {
            nextBuildId = next.build();
            nextRevision = next.revision();
            return;
        }
        become(next);
        forgetContainer();
        wanted = Wanted.RUNNING;
        become(DeploymentStatus.QUEUED, now);
    }

    private ConflictException busy() {
        var now = nextBuildId != null ? "relaunched on revision " + nextRevision : status.toString();
        return new ConflictException(
                "wrong-state",
                "Could not relaunch '%s': it is %s. Wait for that, or cancel it.".formatted(name, now),
                Map.of("deployment", id.toString(), "deploymentStatus", status));
    }

    /// Has it stay what it is.
    void cancelRelaunch(Instant now) {
        nextBuildId = null;
        nextRevision = null;
        changedAt = now;
    }

    /// Has it be called something else. On its network it goes on answering to the name it has there.
    void rename(DeploymentName next) {
        refuseWhenLeaving("rename");
        name = next.value();
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
        pagePath = model.pagePath();
        hostPort = null;
    }

    void started(ContainerId container, int port, Instant now) {
        containerId = container.value();
        containerState = "running";
        hostPort = port;
        changedAt = now;
    }

    /// It answers through containers of another revision from now on.
    void switched(Release next, String image, ModelContract model, List<Instance> fresh, Instant now) {
        become(next);
        cancelRelaunch(now);
        starting(image, model, now);
        forgetContainer();
        var first = fresh.getFirst();
        started(first.container(), first.port(), now);
        fresh.stream().skip(1).forEach(this::joined);
        running(now);
    }

    private void become(Release next) {
        savedImageId = null;
        buildId = next.build();
        revision = next.revision();
    }

    /// The containers of another revision did not come up. It goes on as it is.
    void relaunchFailed(Trouble trouble, Instant now) {
        var on = nextRevision;
        cancelRelaunch(now);
        var goesOn = status == DeploymentStatus.RUNNING ? " Revision %d goes on.".formatted(revision) : "";
        heldUp(new Trouble(
                "Relaunch on revision %d failed. %s%s".formatted(on, trouble.message(), goesOn), trouble.hint()));
    }

    /// It has one more container.
    void joined(Instance replica) {
        replicas.add(replica);
        clearTroubleOfRunning();
    }

    /// One of its containers beside the first is not counted on any more.
    void left(ContainerId replica) {
        replicas.remove(replica);
    }

    /// No more containers could be had. It goes on with those it has.
    void replicasFailed(Trouble trouble, Instant now) {
        if (!wantsMore()) {
            return; // something else is wanted meanwhile
        }
        int asked = replicas.wanted();
        replicas.settleForThese();
        changedAt = now;
        heldUp(new Trouble(
                "%d replicas could not be had; it goes on with %d. %s"
                        .formatted(asked, replicas.wanted(), trouble.message()),
                trouble.hint()));
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
        replicas.clear();
        containerId = null;
        containerState = null;
        hostPort = null;
    }

    // What the watch sees

    /// Its container ended, or vanished, though nobody asked Slipway for that.
    void ended(Ending ending, Instant now) {
        var next = replicas.takeStandIn();
        if (next.isPresent()) {
            standIn(next.get(), now);
            return;
        }
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

    /// Another container takes the place of the first; the worker replaces it.
    private void standIn(Replica next, Instant now) {
        containerId = next.containerId();
        hostPort = next.hostPort();
        containerState = "running";
        health = next.healthy() ? Health.HEALTHY : Health.UNHEALTHY;
        changedAt = now;
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

    /// Answers whether something is different now.
    boolean felt(ContainerId replica, boolean well) {
        return replicas.felt(replica, well);
    }

    private void become(DeploymentStatus next, Instant now) {
        status = next;
        changedAt = now;
        if (next != DeploymentStatus.RUNNING) {
            health = Health.UNKNOWN;
        }
    }

    private void clearTroubleOfRunning() {
        if (status == DeploymentStatus.RUNNING) {
            clearTrouble();
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
                savedImageId,
                usesId,
                replicas.replication(),
                next(),
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
        return new Endpoint(url, containerPort, predictPath, healthPath, contract, sample, pagePath);
    }
}

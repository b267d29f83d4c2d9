package io.slipway.portal.deployment;

import io.slipway.portal.build.BuildDetails;
import io.slipway.portal.build.BuildOrder;
import io.slipway.portal.build.BuildService;
import io.slipway.portal.build.BuildStatus;
import io.slipway.portal.quota.LaunchQuota;
import io.slipway.portal.quota.Resources;
import io.slipway.portal.work.WorkQueue;
import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.audit.AuditAction;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptNames;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.TeamName;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The use cases around deployments. They belong to the team that launched them; those of other teams are not
/// found. Everything returns at once: workers do the rest.
@Service
public class DeploymentService {
    private final Deployments deployments;
    private final BuildService builds;
    private final LaunchableImages images;
    private final ScriptNames names;
    private final LaunchPolicy launchPolicy;
    private final LaunchQuota quota;
    private final AccessPolicy access;
    private final WorkQueue queue;
    private final DeploymentRecord record;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock = Clock.systemUTC();

    DeploymentService(
            Deployments deployments,
            BuildService builds,
            LaunchableImages images,
            ScriptNames names,
            LaunchPolicy launchPolicy,
            LaunchQuota quota,
            AccessPolicy access,
            WorkQueue queue,
            DeploymentRecord record,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.deployments = deployments;
        this.builds = builds;
        this.images = images;
        this.names = names;
        this.launchPolicy = launchPolicy;
        this.quota = quota;
        this.access = access;
        this.queue = queue;
        this.record = record;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Launches a container for a team.
    public DeploymentDetails launch(Caller caller, LaunchRequest request) {
        access.require(caller, request.team(), Permission.LAUNCH);
        check(request);
        var build = buildFor(caller, request.team(), request.source());
        try {
            return transaction.execute(_ -> store(caller, request, build));
        } catch (DataIntegrityViolationException e) {
            throw taken(request.team(), request.name(), "launch '%s'".formatted(request.name()));
        }
    }

    private void check(LaunchRequest request) {
        launchPolicy.check(request, deployments.countByTeam(request.team().value()));
        refuseTaken(request.team(), request.name(), "launch '%s'".formatted(request.name()));
    }

    private DeploymentDetails store(Caller caller, LaunchRequest request, BuildDetails build) {
        deployments.lockLaunchesOf(request.team().value());
        check(request); // once more, now that nobody comes between
        if (request.source() instanceof LaunchSource.OfSavedImage(var image)) {
            images.forLaunch(caller, request.team(), image); // once more, so that it is not removed meanwhile
        }
        quota.require("launch '%s'".formatted(request.name()), request.team(), asked(request, build), null);
        if (request.uses() != null) {
            requireUsable(request.team(), request.uses());
        }
        var script = names.hold(build.script());
        var deployment = deployments.save(
                new Deployment(request, script, build.revision(), build.id(), caller.username(), clock.instant()));
        queue.enqueue(DeploymentConfiguration.TASK, deployment.id());
        events.publishEvent(new DeploymentChanged(deployment.id()));
        record.wanted(caller, DeploymentRecord.LAUNCH, deployment.details());
        return deployment.details();
    }

    /// An image that is not built yet is looked at when it is; a saved one is counted already.
    private Resources asked(LaunchRequest request, BuildDetails build) {
        var image = request.source() instanceof LaunchSource.OfSavedImage ? null : build.image();
        var limits = request.limits();
        return new Resources(
                limits.cpus() * request.replicas(),
                limits.memoryBytes() * request.replicas(),
                request.replicas(),
                image == null ? 0 : quota.added(request.team(), image.id().value(), image.sizeBytes()));
    }

    private BuildDetails buildFor(Caller caller, TeamName team, LaunchSource source) {
        var build = switch (source) {
            case LaunchSource.OfBuild(var id) -> builds.findForUse(caller, id);
            case LaunchSource.OfRevision(var script, var revision) ->
                builds.requestForUse(caller, BuildOrder.of(script, revision));
            case LaunchSource.OfSavedImage(var image) ->
                builds.findForUse(caller, images.forLaunch(caller, team, image).build());
        };
        if (build.status() == BuildStatus.FAILED || build.status() == BuildStatus.CANCELLED) {
            throw new ConflictException(
                    "build-without-image",
                    "Could not launch build %s: it is %s and has no image. Launch another build, or build again."
                            .formatted(build.id(), build.status()),
                    Map.of("build", build.id().toString()));
        }
        return build;
    }

    /// Locks what is used, so that it cannot be removed in the same moment.
    private void requireUsable(TeamName team, UUID used) {
        var model = deployments
                .lock(used)
                .filter(found -> found.team().equals(team))
                .orElseThrow(() -> unknown(used));
        if (model.wanted() == Wanted.REMOVED) {
            throw unknown(used);
        }
    }

    private void refuseTaken(TeamName team, DeploymentName name, String action) {
        if (deployments.existsByTeamAndName(team.value(), name.value())) {
            throw taken(team, name, action);
        }
    }

    private static ConflictException taken(TeamName team, DeploymentName name, String action) {
        return new ConflictException(
                "deployment-exists",
                "Could not %s: team '%s' has a deployment of that name. Choose another name, or remove it first."
                        .formatted(action, team),
                Map.of("team", team.value(), "name", name.value()));
    }

    /// One deployment.
    public DeploymentDetails find(Caller caller, UUID id) {
        return require(caller, id, Permission.READ).details();
    }

    /// One deployment, for somebody who wants to do that with it.
    public DeploymentDetails find(Caller caller, UUID id, Permission permission) {
        return require(caller, id, permission).details();
    }

    /// The team's deployment of that name, for somebody who wants to do that with it.
    public DeploymentDetails find(Caller caller, TeamName team, DeploymentName name, Permission permission) {
        var unknown = new NotFoundException("deployment", team + "/" + name);
        access.requireFor(caller, team, permission, unknown);
        return deployments
                .findByTeamAndName(team.value(), name.value())
                .map(Deployment::details)
                .orElseThrow(() -> unknown);
    }

    /// The deployments that the caller may see and that the query wants, newest first.
    public List<DeploymentDetails> list(Caller caller, DeploymentQuery query) {
        var teams = access.teamsOf(caller).stream()
                .filter(team -> query.team() == null || query.team().equals(team))
                .map(TeamName::value)
                .collect(Collectors.toSet());
        if (teams.isEmpty()) {
            return List.of();
        }
        var script = query.script() == null ? null : names.resolve(caller, query.script());
        @Nullable String scriptTeam = script == null ? null : script.team().value();
        @Nullable String scriptName = script == null ? null : script.name();
        return deployments.findLatest(teams, scriptTeam, scriptName).stream()
                .map(Deployment::details)
                .toList();
    }

    /// The environment it was launched with, values included.
    public Map<String, String> environment(Caller caller, UUID id) {
        return Map.copyOf(require(caller, id, Permission.SEE_ENVIRONMENT).env());
    }

    /// Has it run again.
    public DeploymentDetails start(Caller caller, UUID id) {
        return grow(caller, id, DeploymentRecord.START, Deployment::start);
    }

    /// Has it stop.
    public DeploymentDetails stop(Caller caller, UUID id) {
        return change(caller, id, Permission.LAUNCH, DeploymentRecord.STOP, Deployment::stop);
    }

    /// Has it stop and start again.
    public DeploymentDetails restart(Caller caller, UUID id) {
        return grow(caller, id, DeploymentRecord.RESTART, Deployment::restart);
    }

    /// Has it answer with this many containers.
    public DeploymentDetails scale(Caller caller, UUID id, int replicas) {
        launchPolicy.checkReplicas(replicas);
        return grow(caller, id, DeploymentRecord.SCALE, (deployment, now) -> deployment.scale(replicas, now));
    }

    /// Has it become another revision of its script, built first when there is no image. One that runs goes on until
    /// containers of that revision answer, and stays as it is when they do not.
    public DeploymentDetails relaunch(Caller caller, UUID id, RevisionSelector revision) {
        var deployment = require(caller, id, Permission.LAUNCH).details();
        var source = new LaunchSource.OfRevision(deployment.script(), revision);
        var build = buildFor(caller, deployment.team(), source);
        var next = new Release(build.revision(), build.id());
        return grow(caller, id, DeploymentRecord.RELAUNCH, (found, now) -> found.relaunch(next, now));
    }

    /// Has it stay what it is, if its relaunch is not through.
    public DeploymentDetails cancelRelaunch(Caller caller, UUID id) {
        return change(caller, id, Permission.LAUNCH, DeploymentRecord.CANCEL_RELAUNCH, Deployment::cancelRelaunch);
    }

    /// Has it be called something else. It runs on as it is, and is found on its network as before.
    public DeploymentDetails rename(Caller caller, UUID id, DeploymentName name) {
        var team = require(caller, id, Permission.LAUNCH).team();
        return transaction.execute(_ -> {
            deployments.lockLaunchesOf(team.value());
            var deployment = deployments.lock(id).orElseThrow(() -> unknown(id));
            var before = deployment.details().name();
            if (before.equals(name)) {
                return deployment.details();
            }
            refuseTaken(team, name, "rename '%s' to '%s'".formatted(before, name));
            deployment.rename(name);
            events.publishEvent(new DeploymentChanged(id));
            record.renamed(caller, before, deployment.details());
            return deployment.details();
        });
    }

    /// Wants it stopped, for somebody who kills its container themselves.
    DeploymentDetails wantKilled(Caller caller, UUID id) {
        return change(caller, id, Permission.LAUNCH, DeploymentRecord.KILL, Deployment::stop);
    }

    /// Has it taken away. Who launched it may do that, and maintainers.
    public DeploymentDetails remove(Caller caller, UUID id) {
        requireRemovable(caller, id);
        return change(caller, id, Permission.READ, DeploymentRecord.REMOVE, (deployment, now) -> {
            refuseUsed(deployment);
            deployment.remove(now);
        });
    }

    /// Refuses whoever may not take it away.
    void requireRemovable(Caller caller, UUID id) {
        var own = require(caller, id, Permission.READ).launchedBy().equals(caller.username());
        require(caller, id, own ? Permission.LAUNCH : Permission.DELETE);
    }

    /// The team's deployments that use this one and are to stay.
    public List<DeploymentDetails> users(Caller caller, UUID id) {
        return usersOf(require(caller, id, Permission.READ))
                .map(Deployment::details)
                .toList();
    }

    private Stream<Deployment> usersOf(Deployment deployment) {
        return deployments.findByUsesId(deployment.id()).stream().filter(user -> user.wanted() != Wanted.REMOVED);
    }

    private void refuseUsed(Deployment deployment) {
        var users =
                usersOf(deployment).map(user -> user.details().name().value()).toList();
        if (!users.isEmpty()) {
            throw new ConflictException(
                    "deployment-in-use",
                    "Could not remove '%s': %s uses it. Remove that first."
                            .formatted(deployment.details().name(), String.join(", ", users)),
                    Map.of("deployment", deployment.id().toString(), "usedBy", users));
        }
    }

    /// A change after which it may take more than before, when that is what its team may have. Nobody else launches for
    /// the team meanwhile; that lock comes before the one on the row, as it does for launches.
    private DeploymentDetails grow(
            Caller caller, UUID id, AuditAction recorded, BiConsumer<Deployment, Instant> action) {
        var team = require(caller, id, Permission.LAUNCH).team();
        return transaction.execute(_ -> {
            deployments.lockLaunchesOf(team.value());
            return changed(caller, id, recorded, (deployment, now) -> {
                var before = deployment.takes();
                action.accept(deployment, now);
                if (deployment.takes().exceeds(before)) {
                    var what = "have '%s' run".formatted(deployment.details().name());
                    quota.require(what, team, deployment.takes(), id);
                }
            });
        });
    }

    private DeploymentDetails change(
            Caller caller,
            UUID id,
            Permission permission,
            AuditAction recorded,
            BiConsumer<Deployment, Instant> action) {
        require(caller, id, permission);
        return transaction.execute(_ -> changed(caller, id, recorded, action));
    }

    /// Within a transaction that has not read the deployment before: what was read before the lock would be stale.
    private DeploymentDetails changed(
            Caller caller, UUID id, AuditAction recorded, BiConsumer<Deployment, Instant> action) {
        var deployment = deployments.lock(id).orElseThrow(() -> unknown(id));
        action.accept(deployment, clock.instant());
        events.publishEvent(new DeploymentChanged(id));
        queue.hurry(DeploymentConfiguration.TASK, id);
        record.wanted(caller, recorded, deployment.details());
        return deployment.details();
    }

    private Deployment require(Caller caller, UUID id, Permission permission) {
        var deployment = deployments.findById(id).orElseThrow(() -> unknown(id));
        access.requireFor(caller, deployment.team(), permission, unknown(id));
        return deployment;
    }

    private static NotFoundException unknown(UUID id) {
        return new NotFoundException("deployment", id.toString());
    }
}

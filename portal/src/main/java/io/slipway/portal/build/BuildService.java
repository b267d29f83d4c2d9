package io.slipway.portal.build;

import io.slipway.engine.EngineException;
import io.slipway.portal.engines.EngineProvider;
import io.slipway.portal.secret.SecretService;
import io.slipway.portal.work.WorkQueue;
import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.script.RevisionDetails;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptNames;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.TeamName;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The use cases around builds. Builds belong to the team of their script; those of other teams are not found.
@Service
public class BuildService {
    private static final Logger LOG = LoggerFactory.getLogger(BuildService.class);
    private static final int LISTED = 200;

    private final Builds builds;
    private final BuildLedger ledger;
    private final BuildLogs logs;
    private final BuildRunner runner;
    private final BuildRecord record;
    private final ScriptService scripts;
    private final ScriptNames names;
    private final AccessPolicy policy;
    private final EngineProvider engines;
    private final WorkQueue queue;
    private final SecretService secrets;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock = Clock.systemUTC();

    BuildService(
            Builds builds,
            BuildLedger ledger,
            BuildLogs logs,
            BuildRunner runner,
            BuildRecord record,
            ScriptService scripts,
            ScriptNames names,
            AccessPolicy policy,
            EngineProvider engines,
            WorkQueue queue,
            SecretService secrets,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.builds = builds;
        this.ledger = ledger;
        this.logs = logs;
        this.runner = runner;
        this.record = record;
        this.scripts = scripts;
        this.names = names;
        this.policy = policy;
        this.engines = engines;
        this.queue = queue;
        this.secrets = secrets;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Queues a build and returns at once, or finds one that will do.
    public BuildTicket request(Caller caller, BuildOrder order) {
        var revision = scripts.revision(caller, order.script(), order.revision()); // not found for strangers
        requireBuild(caller, order.script().team());
        secrets.requireAll(caller, order.script().team(), order.secrets());
        var target = target(order, revision);
        if (order.reuse()) {
            var equal = reusable(target);
            if (equal.isPresent()) {
                return new BuildTicket(equal.get(), true);
            }
        }
        return new BuildTicket(queue(caller, target, null), false);
    }

    /// Whoever reads the script knows of it, so nobody is told that there is no such team.
    private void requireBuild(Caller caller, TeamName team) {
        if (policy.roleOf(caller, team).isEmpty()) {
            throw policy.forbidden(team, Permission.BUILD);
        }
        policy.require(caller, team, Permission.BUILD);
    }

    private static BuildTarget target(BuildOrder order, RevisionDetails revision) {
        return new BuildTarget(
                revision.script(),
                revision.number(),
                revision.digest().value(),
                order.args(),
                order.noCache(),
                new TreeSet<>(order.secrets()));
    }

    /// Builds the same revision with the same arguments once more, and remembers which build that follows.
    ///
    /// @param secrets the ids of those it may mount this time
    public BuildDetails retry(Caller caller, UUID former, boolean noCache, Set<String> secrets) {
        var build = require(caller, former, Permission.BUILD);
        return again(caller, build, FormerBuild.Relation.RETRY, noCache, new TreeSet<>(secrets));
    }

    /// The same as the former build was ordered, down to its use of the cache.
    public BuildDetails retry(Caller caller, UUID former) {
        var build = require(caller, former, Permission.BUILD);
        var target = build.target();
        return again(caller, build, FormerBuild.Relation.RETRY, target.noCache(), target.secrets());
    }

    /// Builds what a build built anew, without the cache, to see whether the same comes out; [BuildProvenance] says
    /// whether it did.
    public BuildDetails rebuild(Caller caller, UUID former) {
        var build = require(caller, former, Permission.BUILD);
        if (build.status() != BuildStatus.SUCCEEDED) {
            throw new ConflictException(
                    "nothing-to-compare",
                    "Build #%d has no image to compare with. Rebuild one that succeeded".formatted(build.number()),
                    Map.of("build", former.toString(), "status", build.status().name()));
        }
        return again(
                caller,
                build,
                FormerBuild.Relation.REBUILD,
                true,
                build.target().secrets());
    }

    private BuildDetails again(
            Caller caller, Build former, FormerBuild.Relation why, boolean noCache, SortedSet<String> secretIds) {
        var old = former.target();
        scripts.revision(caller, old.script(), RevisionSelector.number(old.revision()));
        secrets.requireAll(caller, old.script().team(), secretIds);
        var target = new BuildTarget(old.script(), old.revision(), old.digest(), old.args(), noCache, secretIds);
        return queue(caller, target, new FormerBuild(former.id(), former.number(), why));
    }

    private BuildDetails queue(Caller caller, BuildTarget target, @Nullable FormerBuild former) {
        return transaction.execute(_ -> {
            var held = target.of(names.hold(target.script()));
            var build = Build.queued(builds.nextNumber(), held, caller.username(), clock.instant());
            if (former != null) {
                build.after(former);
            }
            builds.save(build);
            queue.enqueue(BuildConfiguration.TASK, build.id());
            events.publishEvent(new BuildChanged(build.id()));
            record.requested(caller, build.details());
            return build.details();
        });
    }

    private Optional<BuildDetails> reusable(BuildTarget target) {
        return equal(target, Set.of(BuildStatus.QUEUED, BuildStatus.RUNNING)).stream()
                .filter(build -> !build.cancelling())
                .findFirst()
                .or(() -> equal(target, Set.of(BuildStatus.SUCCEEDED)).stream()
                        .filter(this::imageIsThere)
                        .findFirst());
    }

    private List<BuildDetails> equal(BuildTarget target, Set<BuildStatus> statuses) {
        return builds
                .findEqual(
                        target.script().team().value(),
                        target.script().name(),
                        target.revision(),
                        target.digest(),
                        target.args(),
                        String.join(",", target.secrets()),
                        statuses,
                        Limit.of(5))
                .stream()
                .map(Build::details)
                .toList();
    }

    private boolean imageIsThere(BuildDetails build) {
        try {
            return build.image() != null
                    && engines.engine().image(build.image().id()).isPresent();
        } catch (EngineException e) {
            LOG.info("Nobody can tell whether the image of build {} is still there: {}", build.id(), e.getMessage());
            return false;
        }
    }

    /// One build.
    public BuildDetails find(Caller caller, UUID id) {
        return placed(List.of(require(caller, id, Permission.READ).details())).getFirst();
    }

    /// Those that wait know their place among all that wait.
    private List<BuildDetails> placed(List<BuildDetails> found) {
        if (found.stream().noneMatch(build -> build.status() == BuildStatus.QUEUED)) {
            return found;
        }
        var line = ledger.queue();
        return found.stream().map(build -> placed(build, line)).toList();
    }

    private static BuildDetails placed(BuildDetails build, List<UUID> line) {
        var before = line.indexOf(build.id());
        return before < 0 ? build : build.at(new QueuePlace(before + 1, line.size()));
    }

    /// A build for somebody who wants to use its image and may read the script: one that is there for anybody who
    /// may read the script, a new one for those who may build.
    public BuildDetails requestForUse(Caller caller, BuildOrder order) {
        var revision = scripts.revision(caller, order.script(), order.revision());
        return reusable(target(order, revision))
                .orElseGet(() -> request(caller, order).build());
    }

    /// The build whose image somebody wants to use, who may read the revision it was made of.
    public BuildDetails findForUse(Caller caller, UUID id) {
        var build = builds.findById(id).orElseThrow(() -> unknown(id));
        try {
            scripts.find(caller, build.target().script());
        } catch (NotFoundException e) {
            throw unknown(id).hiddenBy(build.target().script().team());
        }
        return build.details();
    }

    /// The newest builds that the caller may see and that the query wants.
    public List<BuildDetails> list(Caller caller, BuildQuery query) {
        var teams = policy.teamsOf(caller).stream()
                .filter(team -> query.team() == null || query.team().equals(team))
                .filter(team -> query.script() == null || query.script().team().equals(team))
                .map(TeamName::value)
                .collect(Collectors.toSet());
        if (teams.isEmpty()) {
            return List.of();
        }
        @Nullable
        String script = query.script() == null
                ? null
                : names.resolve(caller, query.script()).name();
        return placed(builds.findLatest(teams, script, query.status(), Limit.of(LISTED)).stream()
                .map(Build::details)
                .toList());
    }

    /// The steps of a build so far.
    public List<BuildStep> steps(Caller caller, UUID id) {
        require(caller, id, Permission.READ);
        return logs.steps(id);
    }

    /// Has a build end. One that has ended stays as it is.
    public BuildDetails cancel(Caller caller, UUID id) {
        require(caller, id, Permission.BUILD);
        if (ledger.cancel(caller, id)) {
            runner.cancel(id);
        }
        return find(caller, id);
    }

    private Build require(Caller caller, UUID id, Permission permission) {
        var build = builds.findById(id).orElseThrow(() -> unknown(id));
        policy.requireFor(caller, build.target().script().team(), permission, unknown(id));
        return build;
    }

    private static NotFoundException unknown(UUID id) {
        return new NotFoundException("build", id.toString());
    }
}

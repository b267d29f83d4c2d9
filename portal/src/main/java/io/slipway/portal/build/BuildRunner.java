package io.slipway.portal.build;

import io.slipway.engine.BuildEvent;
import io.slipway.engine.BuildRequest;
import io.slipway.engine.Engine;
import io.slipway.engine.EngineException;
import io.slipway.engine.ImageDetails;
import io.slipway.engine.Label;
import io.slipway.engine.Labels;
import io.slipway.portal.engines.EngineProvider;
import io.slipway.portal.engines.Installation;
import io.slipway.portal.secret.SecretService;
import io.slipway.portal.work.WorkQueue;
import io.slipway.portal.work.Worker;
import io.slipway.registry.Caller;
import io.slipway.registry.SlipwayException;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.team.TeamName;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/// Works builds off, a few at a time, in the order of [BuildQueue]. No transaction is open while the engine builds.
@Component
class BuildRunner implements Worker {
    private static final Duration WAIT_FOR_A_SLOT = Duration.ofSeconds(5);
    private static final Duration WAIT_FOR_A_TURN = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final BuildLedger ledger;
    private final BuildLogs logs;
    private final LogFeed feed;
    private final EngineProvider engines;
    private final Installation installation;
    private final ScriptService scripts;
    private final BuildDiagnosis diagnosis;
    private final BuildInventory inventory;
    private final SecretService secrets;
    private final TeamBases bases;
    private final WorkQueue queue;
    private final BuildProperties properties;
    private final Semaphore slots;
    private final Map<UUID, BuildExecution> executions = new ConcurrentHashMap<>();

    BuildRunner(
            BuildLedger ledger,
            BuildLogs logs,
            LogFeed feed,
            EngineProvider engines,
            Installation installation,
            ScriptService scripts,
            BuildDiagnosis diagnosis,
            BuildInventory inventory,
            SecretService secrets,
            TeamBases bases,
            WorkQueue queue,
            BuildProperties properties) {
        this.ledger = ledger;
        this.logs = logs;
        this.feed = feed;
        this.engines = engines;
        this.installation = installation;
        this.scripts = scripts;
        this.diagnosis = diagnosis;
        this.inventory = inventory;
        this.secrets = secrets;
        this.bases = bases;
        this.queue = queue;
        this.properties = properties;
        this.slots = new Semaphore(properties.concurrent());
    }

    /// Tells a build that runs in this process to end.
    void cancel(UUID id) {
        Optional.ofNullable(executions.get(id)).ifPresent(BuildExecution::cancel);
    }

    @Override
    public Optional<Duration> work(UUID id) throws InterruptedException {
        if (!slots.tryAcquire()) {
            return Optional.of(WAIT_FOR_A_SLOT);
        }
        try {
            if (!ledger.isTurnOf(id)) {
                return Optional.of(WAIT_FOR_A_TURN);
            }
            var job = ledger.begin(id);
            hurryNext(); // there may be another slot
            if (job.isPresent()) {
                build(job.get());
            }
            return Optional.empty();
        } finally {
            slots.release();
            hurryNext();
        }
    }

    private void hurryNext() {
        ledger.queue().stream().findFirst().ifPresent(next -> queue.hurry(BuildConfiguration.TASK, next));
    }

    private void build(BuildJob job) throws InterruptedException {
        var log = new LogWriter(logs, job.id(), properties.logLimit().toBytes(), () -> feed.wake(job.id()));
        if (job.attempt() > 1) {
            logs.forgetSteps(job.id());
            log.note("This was cut short: Slipway ended, or lost its database. The build begins again.");
        }
        var execution = new BuildExecution(job.id(), logs, log, progress -> ledger.progress(job.id(), progress));
        executions.put(job.id(), execution);
        try {
            inventory.before(job);
            finish(job, execution, log, run(job, execution));
        } catch (InterruptedException e) {
            log.end("Slipway is about to end. The build begins again when it is back.");
            ledger.putBack(job.id());
            throw e;
        } finally {
            executions.remove(job.id());
            feed.wake(job.id());
        }
    }

    private BuildEvent.Terminal run(BuildJob job, BuildExecution execution) throws InterruptedException {
        try {
            return execution.run(
                    events -> engine().build(request(job), events),
                    properties.timeout().plus(GRACE),
                    () -> ledger.cancelRequested(job.id()));
        } catch (EngineException e) {
            return new BuildEvent.Failed(String.valueOf(e.getMessage()), List.of(), OptionalInt.empty(), e);
        } catch (SlipwayException e) { // a secret is gone, or its requester has left
            return new BuildEvent.Failed(String.valueOf(e.getMessage()), List.of(), OptionalInt.empty(), null);
        }
    }

    private BuildRequest request(BuildJob job) {
        var target = job.target();
        var caller = Caller.ordered(job.requestedBy()); // whoever has left the team builds nothing more
        var revision = RevisionSelector.number(target.revision());
        return new BuildRequest(
                out -> scripts.writeContextTar(caller, target.script(), revision, out),
                "Dockerfile",
                target.reference(),
                target.args(),
                labels(job),
                properties.timeout(),
                target.noCache(),
                image -> mayUse(caller, target.script().team(), image),
                secrets.forBuild(caller, target.script().team(), target.secrets()));
    }

    /// Images of scripts belong to those who may read the script, and saved ones to their team; what is named otherwise
    /// is none of ours.
    private boolean mayUse(Caller caller, TeamName team, String image) {
        if (bases.has(image)) {
            return bases.mayUse(caller, team, image);
        }
        var parts = image.split("/", -1);
        if (parts.length != 3) {
            return true;
        }
        try {
            scripts.find(caller, ScriptName.of(parts[1], parts[2]));
            return true;
        } catch (SlipwayException e) {
            return false;
        }
    }

    private Labels labels(BuildJob job) {
        var target = job.target();
        return installation
                .labels()
                .and(Label.TEAM, target.script().team().value())
                .and(Label.SCRIPT, target.script().toString())
                .and(Label.REVISION, Integer.toString(target.revision()))
                .and(Label.BUILD, job.id().toString());
    }

    private void finish(BuildJob job, BuildExecution execution, LogWriter log, BuildEvent.Terminal end) {
        switch (end) {
            case BuildEvent.Succeeded succeeded -> succeed(job, log, succeeded);
            case BuildEvent.Failed failed
            when execution.cancelWanted() && failed.cause() == null -> cancelled(job, log);
            case BuildEvent.Failed failed -> fail(job, log, diagnosed(job, execution, failed));
            case BuildEvent.Cancelled _ -> cancelled(job, log);
        }
    }

    private BuildFailure diagnosed(BuildJob job, BuildExecution execution, BuildEvent.Failed failed) {
        var ranOut = (failed.cause() == null || failed.cause() instanceof EngineException.TimedOut)
                && execution.lasted().compareTo(properties.timeout()) >= 0;
        return ranOut
                ? diagnosis.tooLong(job, execution.instruction(), properties.timeout(), failed.lastLines())
                : diagnosis.of(job, execution.instruction(), failed);
    }

    private void succeed(BuildJob job, LogWriter log, BuildEvent.Succeeded succeeded) {
        try {
            var found = engine().image(succeeded.image());
            if (found.isPresent()) {
                succeed(job, log, succeeded, found.get());
            } else {
                fail(job, log, gone("the engine does not have it any more"));
            }
        } catch (EngineException e) {
            fail(job, log, gone(String.valueOf(e.getMessage())));
        }
    }

    private static BuildFailure gone(String why) {
        return new BuildFailure("The image was built, but could not be looked at: " + why, "Build again.", null);
    }

    private void succeed(BuildJob job, LogWriter log, BuildEvent.Succeeded succeeded, ImageDetails details) {
        var image = new BuiltImage(
                succeeded.image(), job.target().reference().value(), details.sizeBytes(), details.layers());
        log.end(String.format(
                Locale.ROOT,
                "Succeeded: %s, %s, %.1f MB, in %.1f s",
                image.reference(),
                image.id().shortForm(),
                image.sizeBytes() / 1e6,
                succeeded.duration().toMillis() / 1000.0));
        inventory.after(job, details);
        ledger.succeeded(job.id(), image);
    }

    private void fail(BuildJob job, LogWriter log, BuildFailure failure) {
        log.end("Failed: " + failure.message());
        ledger.failed(job.id(), failure);
    }

    private void cancelled(BuildJob job, LogWriter log) {
        log.end("Cancelled");
        ledger.cancelled(job.id());
    }

    private Engine engine() {
        return engines.engine();
    }
}

package io.slipway.portal.build;

import io.slipway.engine.ImageId;
import io.slipway.portal.work.Storable;
import io.slipway.portal.work.TextMapConverter;
import io.slipway.registry.script.ScriptName;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One attempt to make an image of a revision. It ends once, and stays as it ended.
@Entity
@Table(name = "build")
class Build {
    /// A build that was cut short twice does not get a third chance: perhaps it is what kills the portal.
    static final int MAX_ATTEMPTS = 2;

    private static final BuildFailure INTERRUPTED_TWICE = new BuildFailure(
            "Could not finish the build: Slipway ended twice while it ran.",
            "Look into Slipway's own log for why it ended, then build again.",
            null);

    @Id
    private UUID id;

    private long number;
    private String team;
    private String script;
    private int revision;
    private String digest;

    @Convert(converter = TextMapConverter.class)
    private Map<String, String> args;

    private boolean noCache;
    private String secrets; // ids, sorted, with commas between them

    @Enumerated(EnumType.STRING)
    private BuildStatus status;

    private String requestedBy;
    private Instant queuedAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private int attempts;
    private boolean cancelRequested;
    private int step;
    private int totalSteps;
    private @Nullable String instruction;
    private @Nullable String imageId;
    private @Nullable String imageReference;
    private @Nullable Long imageSize;
    private @Nullable Integer imageLayers;
    private @Nullable String errorMessage;
    private @Nullable String errorHint;
    private @Nullable Integer errorLine;
    private @Nullable String errorOutput; // lines
    private @Nullable String engine;
    private @Nullable String builder;
    private @Nullable String platform;
    private @Nullable UUID formerId;
    private @Nullable Long formerNumber;

    @Enumerated(EnumType.STRING)
    private FormerBuild.@Nullable Relation formerRelation;

    @Version
    private @Nullable Long version; // null until stored

    @SuppressWarnings("NullAway.Init") // fields are set by JPA
    protected Build() {}

    private Build(long number, BuildTarget target, String requestedBy, Instant now) {
        this.id = UUID.randomUUID();
        this.number = number;
        this.team = target.script().team().value();
        this.script = target.script().name();
        this.revision = target.revision();
        this.digest = target.digest();
        this.args = target.args();
        this.noCache = target.noCache();
        this.secrets = String.join(",", target.secrets());
        this.requestedBy = requestedBy;
        this.queuedAt = now;
        this.status = BuildStatus.QUEUED;
    }

    static Build queued(long number, BuildTarget target, String requestedBy, Instant now) {
        return new Build(number, target, requestedBy, now);
    }

    /// The same, ordered because of an earlier build.
    Build after(FormerBuild former) {
        formerId = former.id();
        formerNumber = former.number();
        formerRelation = former.relation();
        return this;
    }

    UUID id() {
        return id;
    }

    long number() {
        return number;
    }

    BuildStatus status() {
        return status;
    }

    boolean cancelRequested() {
        return cancelRequested;
    }

    BuildTarget target() {
        return new BuildTarget(ScriptName.of(team, script), revision, digest, args, noCache, secretIds());
    }

    private SortedSet<String> secretIds() {
        return secrets.isEmpty() ? new TreeSet<>() : new TreeSet<>(List.of(secrets.split(",", -1)));
    }

    String requestedBy() {
        return requestedBy;
    }

    int attempts() {
        return attempts;
    }

    /// A worker takes it up: the first time, or again after the process that worked on it died.
    /// Answers false when there is nothing to do, because it has ended or ends with this.
    boolean begin(Instant now) {
        if (status.isFinal()) {
            return false;
        }
        if (cancelRequested) {
            cancelled(now);
            return false;
        }
        if (attempts >= MAX_ATTEMPTS) {
            failed(INTERRUPTED_TWICE, now);
            return false;
        }
        attempts++;
        status = BuildStatus.RUNNING;
        startedAt = startedAt == null ? now : startedAt;
        progress(0, 0, null);
        return true;
    }

    /// The process that works on it ends in good order: it goes back to the queue, and this try does not count.
    void putBack() {
        if (status == BuildStatus.RUNNING) {
            status = BuildStatus.QUEUED;
            attempts--;
            progress(0, 0, null);
        }
    }

    void progress(int reached, int total, @Nullable String what) {
        step = reached;
        totalSteps = total;
        instruction = what == null ? null : Storable.text(what);
    }

    void runsWith(BuildEnvironment environment) {
        engine = environment.engine();
        builder = environment.builder();
    }

    void madeFor(String what) {
        platform = what;
    }

    void succeeded(BuiltImage image, Instant now) {
        end(BuildStatus.SUCCEEDED, now);
        imageId = image.id().value();
        imageReference = image.reference();
        imageSize = image.sizeBytes();
        imageLayers = image.layers();
    }

    void failed(BuildFailure failure, Instant now) {
        end(BuildStatus.FAILED, now);
        errorMessage = Storable.text(failure.message());
        errorHint = failure.hint();
        errorLine = failure.line();
        errorOutput = Storable.text(String.join("\n", failure.lastLines()));
    }

    void cancelled(Instant now) {
        end(BuildStatus.CANCELLED, now);
    }

    /// Somebody wants it to end. A queued build ends at once, a running one when its worker sees this; one that
    /// has ended stays as it is. Answers whether a worker has to be told.
    boolean cancel(Instant now) {
        if (status.isFinal()) {
            return false;
        }
        cancelRequested = true;
        if (status == BuildStatus.QUEUED) {
            cancelled(now);
            return false;
        }
        return true;
    }

    private void end(BuildStatus how, Instant now) {
        if (status.isFinal()) {
            throw new IllegalStateException("Build %s is %s and cannot become %s".formatted(id, status, how));
        }
        status = how;
        endedAt = now;
    }

    BuildDetails details() {
        return new BuildDetails(
                id,
                number,
                ScriptName.of(team, script),
                revision,
                digest,
                args,
                secretIds(),
                noCache,
                status,
                requestedBy,
                queuedAt,
                startedAt,
                endedAt,
                new BuildProgress(step, totalSteps, instruction == null ? "" : instruction),
                cancelRequested && !status.isFinal(),
                image(),
                failure(),
                engine == null || builder == null ? null : new BuildEnvironment(engine, builder, platform),
                former(),
                null);
    }

    private @Nullable BuildFailure failure() {
        return errorMessage == null
                ? null
                : new BuildFailure(
                        errorMessage,
                        errorHint,
                        errorLine,
                        errorOutput == null || errorOutput.isEmpty()
                                ? List.of()
                                : List.of(errorOutput.split("\n", -1)));
    }

    private @Nullable FormerBuild former() {
        return formerId == null || formerNumber == null || formerRelation == null
                ? null
                : new FormerBuild(formerId, formerNumber, formerRelation);
    }

    private @Nullable BuiltImage image() {
        return imageId == null || imageReference == null || imageSize == null
                ? null
                : new BuiltImage(new ImageId(imageId), imageReference, imageSize, imageLayers);
    }
}

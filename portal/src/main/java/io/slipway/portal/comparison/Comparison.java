package io.slipway.portal.comparison;

import io.slipway.benchmarks.plan.Preset;
import io.slipway.portal.work.Storable;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.team.TeamName;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A comparison from the wish to its one final state. All moves between states are methods here.
@Entity
@Table(name = "comparison")
class Comparison {
    /// A restart may interrupt a run once; the second time says that something is wrong with the machine.
    static final int MAX_ATTEMPTS = 2;

    private static final int MAX_MESSAGE = 4_000;

    @Id
    private UUID id;

    private String team;
    private String name;

    @Enumerated(EnumType.STRING)
    private ComparisonStatus status;

    @Enumerated(EnumType.STRING)
    private Preset preset;

    private int rounds;
    private double threshold;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "comparison_target", joinColumns = @JoinColumn(name = "comparison_id"))
    @OrderColumn(name = "position")
    private List<ComparisonTarget> targets = new ArrayList<>();

    @JdbcTypeCode(SqlTypes.JSON)
    private ComparisonProgress progress;

    @Column(name = "report_id")
    private @Nullable UUID report;

    @Column(name = "error_message")
    private @Nullable String errorMessage;

    @Column(name = "error_hint")
    private @Nullable String errorHint;

    @Column(name = "requested_by")
    private String requestedBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    private int attempt;

    /// The process that works on it, so that a start can tell a dead one from a live one.
    private @Nullable String worker;

    @Column(name = "cancel_requested")
    private boolean cancelRequested;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // fields are set by JPA
    protected Comparison() {}

    private Comparison(ComparisonRequest request, String name, String requestedBy, Instant now) {
        this.id = UUID.randomUUID();
        this.team = request.team().value();
        this.name = name;
        this.status = ComparisonStatus.QUEUED;
        this.preset = request.preset();
        this.rounds = request.effectiveRounds();
        this.threshold = request.threshold();
        this.progress = ComparisonProgress.waiting();
        this.requestedBy = requestedBy;
        this.createdAt = now;
        this.changedAt = now;
    }

    static Comparison queued(
            ComparisonRequest request, String name, List<ComparisonTarget> targets, String requestedBy, Instant now) {
        var comparison = new Comparison(request, name, requestedBy, now);
        comparison.targets.addAll(targets);
        return comparison;
    }

    UUID id() {
        return id;
    }

    TeamName team() {
        return new TeamName(team);
    }

    ComparisonStatus status() {
        return status;
    }

    int attempt() {
        return attempt;
    }

    ComparisonWork work() {
        return new ComparisonWork(id, worker, changedAt);
    }

    /// Its turn has come: the worker takes it.
    void begin(String byWorker, Instant now) {
        require(status == ComparisonStatus.QUEUED, "begin");
        status = ComparisonStatus.PREPARING;
        worker = byWorker;
        attempt++;
        startedAt = now;
        progress = ComparisonProgress.of("PREPARING", "Getting ready");
        changedAt = now;
    }

    /// Every target answers; the benchmarks start.
    void measure(Instant now) {
        require(status == ComparisonStatus.PREPARING, "measure");
        status = ComparisonStatus.MEASURING;
        progress = new ComparisonProgress("WARMUP", 0, rounds, "Starting the benchmarks", Map.of(), 0);
        changedAt = now;
    }

    void progress(ComparisonProgress news, Instant now) {
        require(status.isActive(), "note progress of");
        progress = news;
        changedAt = now;
    }

    /// Notes which image a target turned out to be.
    /// Has its targets take the names that their scripts have now.
    void named(UnaryOperator<ScriptName> now) {
        targets.forEach(target -> target.named(now));
    }

    void measuredAs(int position, String digest, long sizeBytes) {
        targets.get(position).measuredAs(digest, sizeBytes);
    }

    void succeed(UUID withReport, Instant now) {
        require(status == ComparisonStatus.MEASURING, "finish");
        report = withReport;
        end(ComparisonStatus.SUCCEEDED, now);
    }

    void fail(ComparisonProblem problem, Instant now) {
        require(!status.isFinal(), "fail");
        errorMessage = shortened(problem.message());
        errorHint = shortened(problem.hint());
        end(ComparisonStatus.FAILED, now);
    }

    /// Asks to stop: at once while it waits, else as soon as its worker has cleaned up. A final state stays.
    void requestCancel(Instant now) {
        if (status == ComparisonStatus.QUEUED) {
            end(ComparisonStatus.CANCELLED, now);
        } else if (status.isActive()) {
            cancelRequested = true;
            changedAt = now;
        }
    }

    /// The worker has stopped and cleaned up.
    void cancelled(Instant now) {
        require(!status.isFinal(), "cancel");
        end(ComparisonStatus.CANCELLED, now);
    }

    /// The process that worked on it is gone: once it starts again from the beginning, then it fails.
    void interrupted(Instant now) {
        require(status.isActive(), "take up");
        if (cancelRequested) {
            end(ComparisonStatus.CANCELLED, now);
        } else if (attempt < MAX_ATTEMPTS) {
            status = ComparisonStatus.QUEUED;
            worker = null;
            progress = ComparisonProgress.of("QUEUED", "Interrupted by a restart; starts again from the beginning");
            changedAt = now;
        } else {
            fail(interruption(), now);
        }
    }

    /// The process that works on it ends in good order: it goes back to the queue, and this try does not count.
    void putBack(Instant now) {
        require(status.isActive(), "put back");
        if (cancelRequested) {
            end(ComparisonStatus.CANCELLED, now);
            return;
        }
        status = ComparisonStatus.QUEUED;
        worker = null;
        attempt--;
        progress = ComparisonProgress.of("QUEUED", "The portal restarts; the comparison begins again afterwards");
        changedAt = now;
    }

    ComparisonSnapshot snapshot() {
        return new ComparisonSnapshot(
                id,
                team(),
                name,
                status,
                preset,
                rounds,
                threshold,
                targets.stream().map(ComparisonTarget::snapshot).toList(),
                progress,
                report,
                errorMessage == null ? null : new ComparisonProblem(errorMessage, errorHint == null ? "" : errorHint),
                cancelRequested,
                requestedBy,
                createdAt,
                startedAt,
                endedAt,
                attempt);
    }

    private ComparisonProblem interruption() {
        var when = progress.rounds() > 0
                ? "after %d of %d rounds".formatted(progress.round(), progress.rounds())
                : "before the first round";
        return new ComparisonProblem(
                "Could not finish the comparison: it was interrupted by a restart " + when + ", twice.",
                "Start it again once the portal stays up.");
    }

    private void end(ComparisonStatus finalStatus, Instant now) {
        status = finalStatus;
        worker = null;
        endedAt = now;
        changedAt = now;
    }

    private void require(boolean allowed, String action) {
        if (!allowed) {
            throw new IllegalStateException("Could not " + action + " comparison " + id + ": it is " + status + ".");
        }
    }

    private static String shortened(String text) {
        var storable = Storable.text(text);
        return storable.length() <= MAX_MESSAGE ? storable : storable.substring(0, MAX_MESSAGE - 1) + "…";
    }
}

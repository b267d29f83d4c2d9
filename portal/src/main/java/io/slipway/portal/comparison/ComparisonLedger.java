package io.slipway.portal.comparison;

import io.slipway.portal.work.WorkQueue;
import io.slipway.registry.Caller;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.script.ScriptNames;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The stored truth about comparisons, in short transactions of its own. Nobody else writes these tables.
@Component
class ComparisonLedger {
    private static final EnumSet<ComparisonStatus> ACTIVE =
            EnumSet.of(ComparisonStatus.PREPARING, ComparisonStatus.MEASURING);

    private final Comparisons comparisons;
    private final StoredPayloads payloads;
    private final StoredReports reports;
    private final WorkQueue queue;
    private final ComparisonRecord record;
    private final ScriptNames names;
    private final TransactionTemplate transaction;
    private final AtomicLong changes = new AtomicLong();

    ComparisonLedger(
            Comparisons comparisons,
            StoredPayloads payloads,
            StoredReports reports,
            WorkQueue queue,
            ComparisonRecord record,
            ScriptNames names,
            PlatformTransactionManager transactions) {
        this.comparisons = comparisons;
        this.payloads = payloads;
        this.reports = reports;
        this.queue = queue;
        this.record = record;
        this.names = names;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Stores a comparison and has it taken up, both or neither.
    ComparisonSnapshot add(Caller caller, Comparison comparison, @Nullable Payload payload) {
        var snapshot = transaction.execute(_ -> {
            comparison.named(names::hold);
            var saved = comparisons.save(comparison);
            if (payload != null) {
                payloads.save(new StoredPayload(saved.id(), payload));
            }
            queue.enqueue(ComparisonConfiguration.TASK, saved.id());
            record.requested(caller, saved.snapshot());
            return saved.snapshot();
        });
        changes.incrementAndGet();
        return snapshot;
    }

    Optional<ComparisonSnapshot> find(UUID id) {
        return transaction.execute(_ -> comparisons.findById(id).map(Comparison::snapshot));
    }

    ComparisonSnapshot get(UUID id) {
        return find(id).orElseThrow(() -> unknown(id));
    }

    List<ComparisonSnapshot> latestOf(Collection<String> teams, int limit) {
        return transaction.execute(
                _ -> snapshots(comparisons.findByTeamInOrderByCreatedAtDesc(teams, Limit.of(limit))));
    }

    /// What waits, the next one first.
    List<ComparisonSnapshot> queued() {
        return having(EnumSet.of(ComparisonStatus.QUEUED));
    }

    /// What is being worked on.
    List<ComparisonSnapshot> active() {
        return having(ACTIVE);
    }

    private List<ComparisonSnapshot> having(Set<ComparisonStatus> statuses) {
        return transaction.execute(_ -> snapshots(comparisons.findByStatusInOrderByCreatedAt(statuses)));
    }

    Optional<Payload> payloadOf(UUID comparison) {
        return transaction.execute(_ -> payloads.findById(comparison).map(StoredPayload::payload));
    }

    /// Gives the comparison to a worker if it is its turn.
    Turn take(UUID id, String worker) {
        var turn = transaction.execute(_ -> {
            comparisons.lockQueue();
            var wanted = comparisons.findForChange(id).orElse(null);
            if (wanted == null || wanted.status() != ComparisonStatus.QUEUED) {
                return new Turn.Gone();
            }
            if (!comparisons.findByStatusInOrderByCreatedAt(ACTIVE).isEmpty()) {
                return new Turn.Later(Optional.empty());
            }
            var first = comparisons
                    .findByStatusInOrderByCreatedAt(EnumSet.of(ComparisonStatus.QUEUED))
                    .getFirst();
            if (!first.id().equals(id)) {
                return new Turn.Later(Optional.of(first.id()));
            }
            wanted.begin(worker, now());
            return new Turn.Taken(wanted.snapshot());
        });
        changes.incrementAndGet();
        return turn;
    }

    ComparisonSnapshot measure(UUID id) {
        return change(id, comparison -> comparison.measure(now()));
    }

    /// Notes how far it is, as a sign of life too, and tells what is stored: somebody may want it stopped.
    ComparisonSnapshot progress(UUID id, ComparisonProgress progress) {
        return change(id, comparison -> {
            if (comparison.status().isActive()) {
                comparison.progress(progress, now());
            }
        });
    }

    void measuredAs(UUID id, int position, String image, long sizeBytes) {
        change(id, comparison -> comparison.measuredAs(position, image, sizeBytes));
    }

    /// Stores the report and ends the comparison, both or neither.
    ComparisonSnapshot succeed(UUID id, String sentence, String document) {
        return change(id, comparison -> {
            var report = reports.save(new StoredReport(comparison.snapshot(), sentence, document, now()));
            comparison.succeed(report.id(), now());
        });
    }

    ComparisonSnapshot fail(UUID id, ComparisonProblem problem) {
        return change(id, comparison -> comparison.fail(problem, now()));
    }

    ComparisonSnapshot requestCancel(Caller caller, UUID id) {
        return change(id, comparison -> {
            var before = comparison.snapshot();
            if (!before.status().isFinal() && !before.cancelRequested()) {
                record.cancelRequested(caller, before);
            }
            comparison.requestCancel(now());
        });
    }

    ComparisonSnapshot cancelled(UUID id) {
        return change(id, comparison -> comparison.cancelled(now()));
    }

    ComparisonSnapshot putBack(UUID id) {
        return change(id, comparison -> comparison.putBack(now()));
    }

    /// Takes up what dead workers left behind.
    ///
    /// @return what was interrupted, in its new state
    List<ComparisonSnapshot> takeUp(Predicate<ComparisonWork> abandoned) {
        var taken = transaction.execute(_ -> {
            comparisons.lockQueue();
            var lost = comparisons.findByStatusInOrderByCreatedAt(ACTIVE).stream()
                    .filter(comparison -> abandoned.test(comparison.work()))
                    .toList();
            lost.forEach(comparison -> {
                comparison.interrupted(now());
                if (comparison.status().isFinal()) {
                    record.ended(comparison.snapshot());
                }
            });
            return snapshots(lost);
        });
        changes.addAndGet(taken.size());
        return taken;
    }

    /// Moves whenever something was changed by this process.
    long changeCount() {
        return changes.get();
    }

    /// When anything was changed by any process, if ever.
    Optional<Instant> latestChange() {
        return transaction.execute(_ -> Optional.ofNullable(comparisons.latestChange()));
    }

    private ComparisonSnapshot change(UUID id, Consumer<Comparison> how) {
        var snapshot = transaction.execute(_ -> {
            var comparison = comparisons.findForChange(id).orElseThrow(() -> unknown(id));
            var before = comparison.status();
            how.accept(comparison);
            if (comparison.status().isFinal() && !before.isFinal()) {
                record.ended(comparison.snapshot());
            }
            return comparison.snapshot();
        });
        changes.incrementAndGet();
        return snapshot;
    }

    private static NotFoundException unknown(UUID id) {
        return new NotFoundException("comparison", id.toString());
    }

    private static List<ComparisonSnapshot> snapshots(List<Comparison> found) {
        return found.stream().map(Comparison::snapshot).toList();
    }

    /// As precise as the database stores it, so that a snapshot equals itself when read again.
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}

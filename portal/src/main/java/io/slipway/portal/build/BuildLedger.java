package io.slipway.portal.build;

import io.slipway.registry.Caller;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What the runner writes about builds: short transactions, each on a locked row.
@Component
class BuildLedger {
    /// What a team built before that gives nobody else precedence.
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Builds builds;
    private final BuildRecord record;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock = Clock.systemUTC();

    BuildLedger(
            Builds builds,
            BuildRecord record,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events) {
        this.builds = builds;
        this.record = record;
        this.transaction = new TransactionTemplate(transactions);
        this.events = events;
    }

    /// What to build; empty when there is nothing to do.
    Optional<BuildJob> begin(UUID id) {
        return change(
                        id,
                        build -> build.begin(clock.instant())
                                ? Optional.of(new BuildJob(id, build.target(), build.requestedBy(), build.attempts()))
                                : Optional.<BuildJob>empty())
                .flatMap(Function.identity());
    }

    void progress(UUID id, BuildProgress progress) {
        update(id, build -> build.progress(progress.step(), progress.total(), progress.instruction()));
    }

    void runsWith(UUID id, BuildEnvironment environment) {
        update(id, build -> build.runsWith(environment));
    }

    void madeFor(UUID id, String platform) {
        update(id, build -> build.madeFor(platform));
    }

    void succeeded(UUID id, BuiltImage image) {
        update(id, build -> build.succeeded(image, clock.instant()));
    }

    void failed(UUID id, BuildFailure failure) {
        update(id, build -> build.failed(failure, clock.instant()));
    }

    void cancelled(UUID id) {
        update(id, build -> build.cancelled(clock.instant()));
    }

    void putBack(UUID id) {
        update(id, Build::putBack);
    }

    boolean cancelRequested(UUID id) {
        return builds.findById(id).map(Build::cancelRequested).orElse(true);
    }

    /// Wants the build to end; answers whether its worker has to be told.
    boolean cancel(Caller caller, UUID id) {
        return change(id, build -> {
                    if (!build.status().isFinal() && !build.cancelRequested()) {
                        record.cancelRequested(caller, build.details());
                    }
                    return build.cancel(clock.instant());
                })
                .orElse(false);
    }

    /// All that wait, the next one first.
    List<UUID> queue() {
        var waiting = builds.findWaiting();
        if (waiting.isEmpty()) {
            return List.of();
        }
        var teams = waiting.stream().map(BuildQueue.Waiting::team).collect(Collectors.toSet());
        return BuildQueue.order(
                waiting, builds.findStandings(teams, clock.instant().minus(REMEMBERED)));
    }

    /// Whether it may begin now: it is next, or does not wait at all.
    boolean isTurnOf(UUID id) {
        var queue = queue();
        return !queue.contains(id) || queue.getFirst().equals(id);
    }

    private void update(UUID id, Consumer<Build> action) {
        change(id, build -> {
            action.accept(build);
            return build;
        });
    }

    private <T> Optional<T> change(UUID id, Function<Build, T> action) {
        return transaction.execute(_ -> builds.lock(id).map(build -> {
            var before = build.status();
            var result = action.apply(build);
            events.publishEvent(new BuildChanged(id));
            if (build.status().isFinal() && !before.isFinal()) {
                record.ended(build.details());
                events.publishEvent(new BuildEnded(id, build.status()));
            }
            return result;
        }));
    }
}

package io.slipway.portal.prediction;

import io.slipway.portal.deployment.DeploymentDetails;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Counts what is asked through stable addresses, per revision and hour: in memory, and into the database every few
/// seconds, so that counting costs no answer anything.
@Component
class Traffic {
    private static final Logger LOG = LoggerFactory.getLogger(Traffic.class);
    /// Significant digits of a latency.
    static final int DIGITS = 3;

    private final TrafficLedger ledger;
    private final Clock clock = Clock.systemUTC();
    private final ConcurrentHashMap<Place, Count> counts = new ConcurrentHashMap<>();

    Traffic(TrafficLedger ledger) {
        this.ledger = ledger;
    }

    /// Whose count it is.
    record Place(UUID deployment, String scriptTeam, String script, int revision, Instant hour) {}

    private static final class Count {
        private final LongAdder refused = new LongAdder();
        private final LongAdder failed = new LongAdder();
        private final Recorder latency = new Recorder(DIGITS);

        Amounts take() {
            return new Amounts(refused.sumThenReset(), failed.sumThenReset(), latency.getIntervalHistogram());
        }
    }

    /// What came together since it was last taken.
    ///
    /// @param refused answers with a status from 400 to 499: the model did its work
    /// @param failed answers with a status from 500 on, or none
    /// @param latency of what was answered below 400, in microseconds
    record Amounts(long refused, long failed, Histogram latency) {
        boolean isNothing() {
            return refused == 0 && failed == 0 && latency.getTotalCount() == 0;
        }
    }

    /// The model answered, from the question's first byte to the answer's last.
    void answered(DeploymentDetails deployment, int status, long nanos) {
        var count = count(deployment);
        if (status >= 500) {
            count.failed.increment();
        } else if (status >= 400) {
            count.refused.increment();
        } else {
            count.latency.recordValue(Math.max(1, TimeUnit.NANOSECONDS.toMicros(nanos)));
        }
    }

    /// No answer came.
    void failed(DeploymentDetails deployment) {
        count(deployment).failed.increment();
    }

    private Count count(DeploymentDetails deployment) {
        var script = deployment.script();
        var hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        return counts.computeIfAbsent(
                new Place(deployment.id(), script.team().value(), script.name(), deployment.revision(), hour),
                _ -> new Count());
    }

    /// Stores what was counted. What cannot be stored now is counted in memory until it can.
    @Scheduled(fixedDelayString = "PT10S")
    @PreDestroy
    void store() {
        counts.forEach((place, count) -> {
            var amounts = count.take();
            try {
                if (!amounts.isNothing()) {
                    ledger.add(place, amounts);
                } else if (place.hour().isBefore(clock.instant().minus(2, ChronoUnit.HOURS))) {
                    counts.remove(place);
                }
            } catch (DataAccessException | TransactionException e) {
                count.refused.add(amounts.refused());
                count.failed.add(amounts.failed());
                LOG.debug("What was asked cannot be stored now: {}", e.getMessage());
                keep(count, amounts.latency());
            }
        });
    }

    private static void keep(Count count, Histogram latency) {
        latency.recordedValues()
                .forEach(step -> count.latency.recordValueWithCount(
                        step.getValueIteratedTo(), step.getCountAtValueIteratedTo()));
    }
}

package io.slipway.portal.prediction;

import io.slipway.portal.deployment.DeploymentService;
import io.slipway.portal.prediction.TrafficLedger.Hour;
import io.slipway.registry.Caller;
import io.slipway.registry.InvalidException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/// Tells what was asked of a deployment through its stable address, and how fast each revision answered.
@Service
public class TrafficService {
    private static final int LONGEST_HOURS = 24 * 90;

    private final DeploymentService deployments;
    private final Traffic traffic;
    private final TrafficLedger ledger;
    private final Clock clock = Clock.systemUTC();

    TrafficService(DeploymentService deployments, Traffic traffic, TrafficLedger ledger) {
        this.deployments = deployments;
        this.traffic = traffic;
        this.ledger = ledger;
    }

    /// Per revision, newest first.
    ///
    /// @param hours how far back, the current one included
    public List<RevisionTraffic> of(Caller caller, UUID deployment, int hours) {
        deployments.find(caller, deployment);
        if (hours < 1 || hours > LONGEST_HOURS) {
            throw new InvalidException("hours", "it lies between 1 and %d".formatted(LONGEST_HOURS));
        }
        traffic.store();
        var from = clock.instant().truncatedTo(ChronoUnit.HOURS).minus(hours - 1L, ChronoUnit.HOURS);
        var byRevision = ledger.since(deployment, from).stream()
                .collect(Collectors.groupingBy(Hour::revision, TreeMap::new, Collectors.toList()));
        return byRevision.descendingMap().entrySet().stream()
                .map(found -> together(found.getKey(), found.getValue()))
                .toList();
    }

    private static RevisionTraffic together(int revision, List<Hour> hours) {
        var latency = new Histogram(Traffic.DIGITS);
        hours.forEach(hour -> latency.add(hour.latency()));
        return new RevisionTraffic(
                revision,
                latency.getTotalCount(),
                hours.stream().mapToLong(Hour::refused).sum(),
                hours.stream().mapToLong(Hour::failed).sum(),
                latency.getValueAtPercentile(50),
                latency.getValueAtPercentile(90),
                latency.getValueAtPercentile(99),
                hours.getFirst().hour());
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT6H")
    void forget() {
        ledger.forgetBefore(clock.instant().minus(Duration.ofHours(LONGEST_HOURS)));
    }
}

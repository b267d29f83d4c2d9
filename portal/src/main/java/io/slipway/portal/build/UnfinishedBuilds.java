package io.slipway.portal.build;

import io.slipway.portal.work.WorkQueue;
import io.slipway.registry.script.ScriptInUse;
import io.slipway.registry.script.ScriptName;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Looks after builds that have not ended: each has a task, and their scripts stay.
@Component
class UnfinishedBuilds implements ScriptInUse {
    private static final Duration SETTLED = Duration.ofSeconds(10);

    private final Builds builds;
    private final WorkQueue queue;
    private final Clock clock = Clock.systemUTC();

    UnfinishedBuilds(Builds builds, WorkQueue queue) {
        this.builds = builds;
        this.queue = queue;
    }

    /// A build whose task was lost gets a new one.
    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT30S")
    void takeUp() {
        builds.findUnfinished(clock.instant().minus(SETTLED)).forEach(id -> queue.enqueue(BuildConfiguration.TASK, id));
    }

    @Override
    public List<String> usesOf(ScriptName script) {
        int count = builds.countUnfinished(script.team().value(), script.name());
        return count == 0 ? List.of() : List.of("%d builds have not ended".formatted(count));
    }
}

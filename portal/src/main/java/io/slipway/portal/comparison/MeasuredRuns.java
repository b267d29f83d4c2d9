package io.slipway.portal.comparison;

import io.slipway.benchmarks.report.ReportJson;
import io.slipway.portal.comparison.across.MeasuredRun;
import io.slipway.registry.script.ScriptName;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/// What the stored reports of a script leave for others to build on. Reports never change and are long, so that what
/// was
/// read of the last ones is kept.
@Component
class MeasuredRuns {
    private static final Limit NEWEST = Limit.of(100);
    private static final int KEPT = 500;

    private final StoredReports reports;
    private final Map<UUID, MeasuredRun> read = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, MeasuredRun> eldest) {
            return size() > KEPT;
        }
    });

    MeasuredRuns(StoredReports reports) {
        this.reports = reports;
    }

    /// The last hundred runs of these teams that have measured a revision of the script, the newest first.
    List<MeasuredRun> of(Collection<String> teams, ScriptName script) {
        return reports.findLatestOf(teams, script.toString(), NEWEST).stream()
                .flatMap(summary -> run(summary.id()).stream())
                .toList();
    }

    /// One run.
    Optional<MeasuredRun> run(UUID id) {
        var known = read.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        var run = reports.findById(id)
                .map(stored -> MeasuredRun.of(id, stored.createdAt(), ReportJson.read(stored.document())));
        run.ifPresent(found -> read.put(id, found));
        return run;
    }
}

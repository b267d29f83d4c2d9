package io.slipway.portal.comparison;

import io.slipway.portal.shell.Finder;
import io.slipway.portal.shell.Links;
import io.slipway.registry.Caller;
import java.util.List;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Finds reports by their name or their sentence.
@Component
@Order(3)
class ReportFinder implements Finder {
    private static final int MOST = 6;

    private final ReportService reports;

    ReportFinder(ReportService reports) {
        this.reports = reports;
    }

    @Override
    public List<Found> find(Caller caller, String words) {
        var wanted = words.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return List.of();
        }
        return reports.latest(caller).stream()
                .filter(report -> (report.name() + " " + report.sentence())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .limit(MOST)
                .map(report -> new Found("report", report.name(), report.sentence(), Links.report(report.id())))
                .toList();
    }
}

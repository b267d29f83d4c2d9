package io.slipway.portal.script;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Location;
import io.slipway.benchmarks.report.Metric;
import io.slipway.portal.comparison.ComparisonRequest;
import io.slipway.portal.comparison.LatencyTrendPanel;
import io.slipway.portal.comparison.LatencyTrends;
import io.slipway.portal.comparison.ReportList;
import io.slipway.portal.comparison.ReportService;
import io.slipway.portal.comparison.TrendQuestion;
import io.slipway.portal.shell.AddressBar;
import io.slipway.portal.shell.ButtonLink;
import io.slipway.portal.shell.Empty;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Section;
import io.slipway.registry.Caller;
import io.slipway.registry.script.ScriptDetails;
import org.springframework.stereotype.Service;

/// The reports in which the script was measured, and what they say together about its revisions.
@Service
class ReportsTab implements ScriptTab {
    private final ReportService reports;
    private final LatencyTrends trends;

    ReportsTab(ReportService reports, LatencyTrends trends) {
        this.reports = reports;
        this.trends = trends;
    }

    @Override
    public ScriptPart part() {
        return ScriptPart.REPORTS;
    }

    @Override
    public Component content(Caller caller, ScriptDetails script, Location location) {
        var empty = new Empty(
                VaadinIcon.SCALE,
                "No revision of this script has been measured yet. A comparison says which one answers faster.",
                new ButtonLink("Compare", Links.compare(script.name(), script.latestRevision())));
        var found = reports.latestOf(caller, script.name());
        var list = new ReportList(found, empty);
        return found.isEmpty() ? list : Section.stack(trend(caller, script, location), list);
    }

    private Component trend(Caller caller, ScriptDetails script, Location location) {
        var metric = AddressBar.parameter(location, "metric");
        var question = TrendQuestion.of(
                AddressBar.parameter(location, "anchor"),
                metric.isEmpty() ? Metric.P50.word() : metric,
                ComparisonRequest.DEFAULT_THRESHOLD);
        return new LatencyTrendPanel(
                script.name(), trends.of(caller, script.name(), question), Links.script(script.name(), part().word()));
    }
}

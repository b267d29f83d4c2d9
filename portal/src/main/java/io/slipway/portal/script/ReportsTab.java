package io.slipway.portal.script;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Location;
import io.slipway.portal.comparison.ReportList;
import io.slipway.portal.comparison.ReportService;
import io.slipway.portal.shell.ButtonLink;
import io.slipway.portal.shell.Empty;
import io.slipway.portal.shell.Links;
import io.slipway.registry.Caller;
import io.slipway.registry.script.ScriptDetails;
import org.springframework.stereotype.Service;

/// The reports in which the script was measured.
@Service
class ReportsTab implements ScriptTab {
    private final ReportService reports;

    ReportsTab(ReportService reports) {
        this.reports = reports;
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
        return new ReportList(reports.latestOf(caller, script.name()), empty);
    }
}

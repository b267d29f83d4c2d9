package io.slipway.portal.comparison;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.slipway.benchmarks.report.Metric;
import io.slipway.portal.comparison.across.Conditions.Difference;
import io.slipway.portal.comparison.across.SideBySide;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Addresses;
import io.slipway.portal.shell.ButtonLink;
import io.slipway.portal.shell.Callout;
import io.slipway.portal.shell.Chart;
import io.slipway.portal.shell.FigureTable;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Page;
import io.slipway.portal.shell.PageHead;
import io.slipway.portal.shell.Section;
import io.slipway.portal.shell.Trail;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.stream.Collectors;

/// Two reports of the same targets: do they say the same, and were they made under the same conditions?
@Route("reports/:id/beside/:other")
@PageTitle("Two reports · Slipway")
@PermitAll
class ReportsBesideView extends Page implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;

    private final transient ReportService reports;
    private final CurrentCaller caller;

    ReportsBesideView(ReportService reports, CurrentCaller caller) {
        this.reports = reports;
        this.caller = caller;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var reader = caller.require();
        var first = reports.find(reader, Addresses.id(event, "id", "report"));
        var second = reports.find(reader, Addresses.id(event, "other", "report"));
        var both = reports.beside(reader, first.id(), second.id());
        var tables = new SideBySideTables(both);
        removeAll();
        add(head(first, second), headline(first, second, both));
        var forest = tables.forest(Metric.P50);
        if (!forest.rows().isEmpty()) {
            add(Section.panel(
                    "Median latency, relative to the baseline",
                    new Chart("The ratios of median latency that both reports found", forest)));
        }
        add(new Section("Every pair and metric", tables.rows()), conditions(both.differences()));
    }

    private static PageHead head(ReportDocument first, ReportDocument second) {
        return new PageHead("Two reports side by side")
                .trail(new Trail()
                        .to("Comparisons", Links.comparisons())
                        .to("first report", Links.report(first.id()))
                        .to("second report", Links.report(second.id()))
                        .here("side by side"))
                .actions(new ButtonLink("Swap", Links.beside(second.id(), first.id())));
    }

    private static Component headline(ReportDocument first, ReportDocument second, SideBySide both) {
        var box = Section.stack();
        unreliable(box, "first", first);
        unreliable(box, "second", second);
        if (both.underOtherConditions()) {
            box.add(Callout.warning(
                    "Not under the same conditions",
                    "These differ, so that the reports may disagree without either being wrong: "
                            + both.differences().stream()
                                    .filter(Difference::decisive)
                                    .map(Difference::what)
                                    .collect(Collectors.joining(", "))
                            + "."));
        }
        var sentence = new Paragraph(SideBySideTables.sentence(both));
        sentence.addClassName("sentence");
        box.add(sentence);
        return box;
    }

    private static void unreliable(Div box, String which, ReportDocument report) {
        if (!report.report().reliable()) {
            box.add(Callout.failed(
                    "Unreliable",
                    "The run of the %s report failed its own control; believe none of it.".formatted(which)));
        }
    }

    private static Component conditions(List<Difference> differences) {
        if (differences.isEmpty()) {
            return Section.panel(
                    "Conditions",
                    new Paragraph("Nothing about machine, engine, limits, payload and settings is known to differ."));
        }
        var rows = differences.stream()
                .map(difference -> List.of(
                        difference.what() + (difference.decisive() ? " (decisive)" : ""),
                        difference.first(),
                        difference.second()))
                .toList();
        return new Section(
                "What differs in the conditions",
                new FigureTable("Conditions", List.of("Condition", "First", "Second"), rows));
    }
}

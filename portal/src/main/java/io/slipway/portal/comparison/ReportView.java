package io.slipway.portal.comparison;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.slipway.benchmarks.report.Metric;
import io.slipway.benchmarks.report.Report;
import io.slipway.benchmarks.report.Verdict;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Addresses;
import io.slipway.portal.shell.ButtonLink;
import io.slipway.portal.shell.Callout;
import io.slipway.portal.shell.Chart;
import io.slipway.portal.shell.Facts;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Moment;
import io.slipway.portal.shell.Page;
import io.slipway.portal.shell.PageHead;
import io.slipway.portal.shell.Section;
import io.slipway.portal.shell.Trail;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A report as people read it: the sentence first, then the pictures, then everything it rests on.
@Route("reports/:id")
@PermitAll
class ReportView extends Page implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;
    private static final int MOST_OTHERS = 10;

    private final transient ReportService reports;
    private final CurrentCaller caller;
    private String title = "Report";

    ReportView(ReportService reports, CurrentCaller caller) {
        this.reports = reports;
        this.caller = caller;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var document = reports.find(caller.require(), Addresses.id(event, "id", "report"));
        var report = document.report();
        title = document.name();
        removeAll();
        add(head(document), headline(report));
        add(pictures(report));
        add(new Section("Targets", new ReportTables(report).targets()));
        add(new Section("Every pair and metric", new ReportTables(report).comparisons()));
        add(Section.div("halves", controls(report), metadata(report)));
        var alike = reports.alike(caller.require(), document.id());
        if (!alike.isEmpty()) {
            add(Section.panel("The same targets in other reports", others(document.id(), alike)));
        }
    }

    private static PageHead head(ReportDocument document) {
        var file = "api/v1/reports/" + document.id();
        return new PageHead(document.name())
                .trail(new Trail()
                        .to("Comparisons", Links.comparisons())
                        .to("run", Links.comparison(document.comparison()))
                        .here("report"))
                .beside(Moment.at(document.createdAt()))
                .actions(
                        new ButtonLink("HTML", file + ".html").download(),
                        new ButtonLink("CSV", file + ".csv").download(),
                        new ButtonLink("JMH JSON", file + ".jmh.json").download(),
                        new ButtonLink("JSON", file).download());
    }

    private static Component others(UUID id, List<ReportSummary> alike) {
        var list = new UnorderedList();
        list.addClassName("links");
        alike.stream().limit(MOST_OTHERS).forEach(other -> {
            var name = new Anchor(Links.report(other.id()), other.name());
            name.addClassName("name");
            var beside = new Anchor(Links.beside(id, other.id()), "Set side by side");
            beside.addClassName("note");
            list.add(new ListItem(name, Moment.at(other.createdAt()), beside));
        });
        return list;
    }

    private static Component headline(Report report) {
        var box = Section.stack();
        if (!report.reliable()) {
            box.add(Callout.failed(
                    "Unreliable",
                    "The run failed its own control: two instances of the same image were called different."
                            + " Measure again on a quieter machine before you believe any of it."));
        }
        var sentence = new Paragraph(report.sentence());
        sentence.addClassName("sentence");
        box.add(sentence, findings(report));
        report.warnings().forEach(warning -> box.add(Callout.warning("Keep in mind", warning)));
        return box;
    }

    /// What was found for each pair on the median, with the reason where there is no verdict.
    private static Component findings(Report report) {
        var list = new UnorderedList();
        list.addClassName("findings");
        report.comparisons().stream()
                .filter(comparison -> comparison.metric() == Metric.P50)
                .forEach(comparison -> list.add(new ListItem(comparison.sentence())));
        return list;
    }

    private static Component[] pictures(Report report) {
        var pictures = new ReportPictures(report);
        List<Component> sections = new ArrayList<>();
        var forest = pictures.forest(Metric.P50);
        if (!forest.rows().isEmpty()) {
            sections.add(Section.panel(
                    "Median latency, relative to the baseline",
                    new Chart("Forest plot of the ratios of median latency. " + report.sentence(), forest),
                    note(
                            "Diamond: estimate; filled where the difference is real and matters. Line: 95 %% interval."
                                    + " Band: differences below %s %% matter to nobody.",
                            forest.threshold())));
        }
        sections.add(Section.div(
                "halves",
                Section.panel(
                        "Latency by percentile",
                        new Chart("Latency by percentile for each target", pictures.percentiles())),
                Section.panel(
                        "Rounds in run order",
                        new Chart("Median latency of every round in run order", pictures.rounds()))));
        return sections.toArray(Component[]::new);
    }

    private static Paragraph note(String text, double threshold) {
        var note = new Paragraph(text.formatted(Formats.digits(threshold * 100)));
        note.addClassNames("muted", "chart-note");
        return note;
    }

    private static Component controls(Report report) {
        var controls = report.controls();
        var panel = Section.panel("Controls and warnings");
        var facts = new Facts();
        var floor = controls.floorP50Micros();
        facts.add(
                "Floor",
                floor == null
                        ? "not measured"
                        : "%s: what client and network cost, shown and never subtracted"
                                .formatted(Formats.latency(floor)));
        controls.repeatComparisons()
                .forEach(comparison -> facts.add("A/A, " + comparison.metric().word(), comparison.sentence()));
        panel.add(facts);
        var warnings = new UnorderedList();
        report.targets()
                .forEach(target -> target.warnings()
                        .forEach(warning -> warnings.add(new ListItem(target.label() + ": " + warning))));
        report.comparisons().stream()
                .filter(comparison -> comparison.verdict() != Verdict.NOT_COMPARABLE) // these say why in their sentence
                .forEach(comparison -> comparison.warnings().stream()
                        .map(warning -> "%s: %s".formatted(comparison.metric().word(), warning))
                        .forEach(warning -> warnings.add(new ListItem(warning))));
        if (warnings.getChildren().findAny().isPresent()) {
            panel.add(warnings);
        }
        return panel;
    }

    private static Component metadata(Report report) {
        var settings = report.settings();
        var facts = new Facts()
                .add(
                        "Preset",
                        "%s, %,d of %,d rounds".formatted(settings.preset(), settings.roundsDone(), settings.rounds()))
                .add(
                        "Visits",
                        settings.visitMillis() + " ms each, in " + Formats.count(settings.forks(), "fork", "forks"))
                .add("Order seed", Long.toString(settings.seed()))
                .add("Probe", settings.probeCpu() == null ? "on any core" : "pinned to core " + settings.probeCpu())
                .add(
                        "Payload",
                        "%s, %s".formatted(settings.payloadContentType(), Formats.size(settings.payloadBytes())))
                .mono("Payload digest", Formats.digest(settings.payloadSha256()), settings.payloadSha256())
                .add("Measured", Moment.at(report.endedAt()))
                .add("Took", Formats.duration(report.startedAt(), report.endedAt()));
        report.environment().forEach((name, value) -> MetadataFacts.add(facts, name, value));
        report.metadata().forEach((name, value) -> MetadataFacts.add(facts, name, value));
        var box = new Div(Section.panel("Metadata", facts));
        report.targets().forEach(target -> {
            var more = MetadataFacts.of(target.metadata());
            MetadataFacts.add(more, "response", target.responseSha256());
            box.add(Section.panel(target.label(), more));
        });
        box.addClassName("stack");
        return box;
    }

    @Override
    public String getPageTitle() {
        return title + " · Slipway";
    }
}

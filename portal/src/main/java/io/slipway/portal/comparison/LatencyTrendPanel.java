package io.slipway.portal.comparison;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import io.slipway.portal.comparison.across.LatencyTrend;
import io.slipway.portal.comparison.across.LatencyTrend.Point;
import io.slipway.portal.comparison.across.RatioChain;
import io.slipway.portal.shell.AddressBar;
import io.slipway.portal.shell.FigureTable;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Section;
import io.slipway.registry.script.ScriptName;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The latency of a script over its revisions, beside one of them: picture, numbers, and what could not be told.
public class LatencyTrendPanel extends Div {
    private static final long serialVersionUID = 1L;

    private final transient ScriptName script;
    private final transient LatencyTrend trend;
    private final String address;

    /// @param address of the page that shows it; `anchor` and `metric` are its parameters
    public LatencyTrendPanel(ScriptName script, LatencyTrend trend, String address) {
        this.script = script;
        this.trend = trend;
        this.address = address;
        var anchor = trend.anchor();
        if (anchor == null) {
            return;
        }
        var panel = Section.panel("Latency over revisions", choices(anchor.revision()), note(headline()));
        panel.addClassName("latency-trend");
        if (trend.points().size() > 1) {
            panel.add(new Svg(TrendPicture.of(trend, headline())), note(legend()), numbers());
        }
        if (!trend.missing().isEmpty()) {
            panel.add(missing());
        }
        if (!trend.unmeasured().isEmpty()) {
            panel.add(unmeasured(anchor.revision()));
        }
        add(panel);
    }

    private Component choices(int anchor) {
        var metric = new Select<String>();
        metric.setLabel("Metric");
        metric.setItems("p50", "p90", "p99");
        metric.setValue(trend.metric().word());
        var beside = new Select<Integer>();
        beside.setLabel("Held against");
        beside.setItems(Stream.concat(
                        Stream.concat(trend.points().stream().map(Point::revision), Stream.of(anchor)),
                        trend.missing().stream().map(LatencyTrend.Missing::revision))
                .distinct()
                .sorted()
                .toList());
        beside.setItemLabelGenerator(revision -> "rev " + revision);
        beside.setValue(anchor);
        metric.addValueChangeListener(event -> open(anchor, event.getValue()));
        beside.addValueChangeListener(
                event -> open(event.getValue(), trend.metric().word()));
        return Section.div("filters", metric, beside);
    }

    private void open(int anchor, String metric) {
        AddressBar.open("%s?anchor=%d&metric=%s".formatted(address, anchor, metric));
    }

    private String headline() {
        var anchor = trend.anchor();
        var changes = trend.changes();
        var beside = anchor == null ? "" : "Beside rev %d (%s): ".formatted(anchor.revision(), anchor.why());
        if (trend.points().size() < 2) {
            return beside + "no other revision can be held against it yet.";
        }
        if (changes.isEmpty()) {
            return beside
                    + "no step from one measured revision to the next is surely larger than %s %% on %s."
                            .formatted(
                                    Formats.digits(100 * trend.delta()),
                                    trend.metric().word());
        }
        return beside
                + changes.stream()
                        .map(point -> "%s at rev %d"
                                .formatted(TrendPicture.percent(change(point).ratio()), point.revision()))
                        .reduce((one, next) -> one + ", " + next)
                        .orElse("")
                + " on " + trend.metric().word() + ".";
    }

    private static LatencyTrend.Change change(Point point) {
        return Objects.requireNonNull(point.change());
    }

    private String legend() {
        return "Ratios to the anchor (■), never times: only what one run has measured together is compared, and runs"
                + " are joined by a target that both have. Line: 95 % interval, wider with every join. Diamond: a step"
                + " whose whole interval lies outside ±%s %%; the band.".formatted(Formats.digits(100 * trend.delta()));
    }

    private Component numbers() {
        var table = new FigureTable(
                "Latency over revisions",
                List.of("Revision", "Ratio", "95 % interval", "Step from the one before", "Measured"));
        trend.points()
                .reversed()
                .forEach(point -> table.row(
                        new Anchor(Links.revision(script, point.revision()), "rev " + point.revision()),
                        new Text(Formats.digits(point.toAnchor().ratio().ratio()) + "×"),
                        new Text(interval(point)),
                        new Text(step(point)),
                        source(point.toAnchor())));
        var details = new NativeDetails("The numbers", table);
        details.addClassName("chart-numbers");
        details.setOpen(true);
        return details;
    }

    private static String interval(Point point) {
        var ratio = point.toAnchor().ratio();
        return point.toAnchor().reports().isEmpty()
                ? "–"
                : "%s–%s×".formatted(Formats.digits(ratio.low()), Formats.digits(ratio.high()));
    }

    private static String step(Point point) {
        var change = point.change();
        return change == null
                ? "–"
                : "%s (%s–%s×)"
                        .formatted(
                                TrendPicture.percent(change.ratio()),
                                Formats.digits(change.ratio().low()),
                                Formats.digits(change.ratio().high()));
    }

    private Component source(RatioChain chain) {
        if (chain.reports().isEmpty()) {
            return new Span("the anchor");
        }
        var reports = chain.reports().reversed();
        var row = new Span(chain.direct() ? "in one run: " : "over %s: ".formatted(via(chain)));
        IntStream.range(0, reports.size()).forEach(at -> {
            row.add(at == 0 ? new Text("") : new Text(", "));
            row.add(report(reports.get(at), reports.size() == 1 ? "report" : "report " + (at + 1)));
        });
        return row;
    }

    /// Revisions of this script need not be told whose they are.
    private String via(RatioChain chain) {
        return String.join(", ", chain.via()).replace(script + " ", "");
    }

    private static Anchor report(UUID id, String words) {
        return new Anchor(Links.report(id), words);
    }

    private Component missing() {
        var list = new UnorderedList();
        trend.missing().forEach(missing -> {
            var item = new ListItem(new Text("rev %d: %s (".formatted(missing.revision(), missing.why())));
            item.add(report(missing.report(), "report"), new Text(")"));
            list.add(item);
        });
        return new Div(heading("Not comparable"), list);
    }

    private Component unmeasured(int anchor) {
        var row = Section.row(new Span("Never measured:"));
        row.addClassName("muted");
        trend.unmeasured().reversed().stream().limit(10).forEach(revision -> {
            var link = new Anchor(Links.compare(script, anchor, revision), "rev " + revision);
            link.setAriaLabel("Compare revision %d with revision %d".formatted(revision, anchor));
            row.add(link);
        });
        if (trend.unmeasured().size() > 10) {
            row.add(new Span("and %d more".formatted(trend.unmeasured().size() - 10)));
        }
        return row;
    }

    private static Component heading(String words) {
        var heading = new Paragraph(words);
        heading.addClassName("name");
        return heading;
    }

    private static Paragraph note(String words) {
        var note = new Paragraph(words);
        note.addClassNames("muted", "chart-note");
        return note;
    }
}

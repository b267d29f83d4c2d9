package io.slipway.portal.comparison;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Addresses;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.ButtonLink;
import io.slipway.portal.shell.Callout;
import io.slipway.portal.shell.Facts;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Live;
import io.slipway.portal.shell.Moment;
import io.slipway.portal.shell.Page;
import io.slipway.portal.shell.PageHead;
import io.slipway.portal.shell.Section;
import io.slipway.portal.shell.Trail;
import io.slipway.registry.script.ScriptName;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;

/// One comparison while it is made, and its outcome: a report, or the reason why there is none.
@Route("comparisons/:id")
@PermitAll
class ComparisonView extends Page implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient ComparisonService comparisons;
    private final transient ComparisonMonitor monitor;
    private final CurrentCaller caller;
    private final Div head = Section.stack();
    private final Div progress = Section.stack();
    private final Div body = new Div();
    private String title = "Comparison";
    private @Nullable String headShown;

    ComparisonView(ComparisonService comparisons, ComparisonMonitor monitor, CurrentCaller caller) {
        this.comparisons = comparisons;
        this.monitor = monitor;
        this.caller = caller;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = Addresses.id(event, "id", "comparison");
        var comparison = comparisons.find(caller.require(), id);
        title = comparison.name();
        removeAll();
        headShown = null;
        var host = Section.stack(head, progress, body);
        show(comparison);
        Live.<ComparisonSnapshot>show(
                host, listener -> monitor.watch(caller.require(), id, listener)::remove, this::show);
        add(host);
    }

    private void show(ComparisonSnapshot comparison) {
        var word = ComparisonLooks.word(comparison);
        if (!word.equals(headShown)) { // kept as long as it says the same, so that its buttons keep the focus
            headShown = word;
            head.removeAll();
            head.add(new PageHead(comparison.name())
                    .beside(ComparisonLooks.state(comparison))
                    .trail(trail(comparison))
                    .actions(actions(comparison)));
        }
        progress.removeAll();
        outcome(progress, comparison);
        progress.setVisible(progress.getChildren().findAny().isPresent());
        body.removeAll();
        body.add(Section.columns(
                Section.stack(Section.panel("Targets", targets(comparison))),
                Section.stack(Section.panel("Facts", facts(comparison)))));
    }

    private static Trail trail(ComparisonSnapshot comparison) {
        var trail = new Trail().to("Comparisons", Links.comparisons()).here(comparison.name());
        var report = comparison.report();
        return report == null ? trail : trail.to("report", Links.report(report));
    }

    private Component[] actions(ComparisonSnapshot comparison) {
        var report = comparison.report();
        if (report != null) {
            return new Component[] {new ButtonLink("Open the report", Links.report(report)).primary()};
        }
        if (comparison.status().isFinal()) {
            return new Component[] {new ButtonLink("New comparison", "comparisons/new")};
        }
        var cancel =
                new Button("Cancel", _ -> Attempt.run(() -> comparisons.cancel(caller.require(), comparison.id())));
        cancel.setEnabled(!comparison.cancelRequested());
        return new Component[] {cancel};
    }

    private static void outcome(Div host, ComparisonSnapshot comparison) {
        var problem = comparison.problem();
        if (problem != null) {
            host.add(Callout.failed(problem.message(), problem.hint()));
        }
        if (comparison.status().isFinal()) {
            return;
        }
        var progress = comparison.progress();
        var bar = new ProgressBar(
                0, Math.max(1, progress.rounds()), Math.min(progress.round(), Math.max(1, progress.rounds())));
        bar.setIndeterminate(progress.rounds() == 0 || progress.round() == 0);
        bar.getElement().setAttribute("aria-label", "Progress of the comparison");
        host.add(bar, new Paragraph(ComparisonLooks.step(comparison)));
    }

    private static Component targets(ComparisonSnapshot comparison) {
        var medians = comparison.progress().medians();
        var list = new UnorderedList();
        list.addClassName("links");
        for (TargetSnapshot target : comparison.targets()) {
            list.add(target(
                    target,
                    medians.get(target.label()),
                    target.equals(comparison.targets().getFirst())));
        }
        return list;
    }

    private static ListItem target(TargetSnapshot target, @Nullable Double median, boolean baseline) {
        var name = target.gone()
                ? new Span(target.label())
                : new Anchor(Links.revision(ScriptName.parse(target.script()), target.revision()), target.label());
        name.addClassName("name");
        var running = new Span(median == null ? "" : "p50 " + Formats.latency(median));
        var note = Section.row(new Span(baseline ? "baseline" : "candidate"));
        note.addClassName("note");
        var deployment = target.deployment();
        note.add(
                deployment == null
                        ? new Span("fresh instances")
                        : new Anchor(Links.container(deployment), "a running container, shared with its users"));
        if (target.gone()) {
            note.add(new Span("its script was deleted since"));
        }
        if (target.sizeBytes() != null) {
            note.add(new Span(Formats.size(target.sizeBytes())));
        }
        return new ListItem(name, running, note);
    }

    private static Facts facts(ComparisonSnapshot comparison) {
        var facts = new Facts()
                .add("Team", comparison.team().value())
                .add("Asked by", comparison.requestedBy())
                .add("Asked", Moment.at(comparison.createdAt()))
                .add(
                        "Rounds",
                        "%,d (%s)"
                                .formatted(
                                        comparison.rounds(), comparison.preset().word()))
                .add("Matters from", Formats.digits(comparison.threshold() * 100) + " %");
        var started = comparison.startedAt();
        if (started != null) {
            var ended = comparison.endedAt();
            facts.add("Took", ended == null ? Moment.since(started) : new Span(Formats.duration(started, ended)));
        }
        if (comparison.attempt() > 1) {
            facts.add("Attempt", "%d: a restart interrupted the one before".formatted(comparison.attempt()));
        }
        return facts;
    }

    @Override
    public String getPageTitle() {
        return title + " · Slipway";
    }
}

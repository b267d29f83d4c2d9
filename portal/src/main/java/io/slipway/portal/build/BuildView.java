package io.slipway.portal.build;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
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
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Live;
import io.slipway.portal.shell.LogView;
import io.slipway.portal.shell.Page;
import io.slipway.portal.shell.PageHead;
import io.slipway.portal.shell.Section;
import io.slipway.portal.shell.Trail;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One build: its state, its steps with their times, its log while it grows, and its image or the reason for none.
@Route("builds/:id")
@PermitAll
class BuildView extends Page implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient BuildService builds;
    private final transient BuildMonitor monitor;
    private final transient BuildLogService logs;
    private final transient BuildOrdering ordering;
    private final transient BuildProvenance provenance;
    private final CurrentCaller caller;
    private final Div head = Section.stack();
    private final Div progress = Section.stack();
    private final BuildSteps steps = new BuildSteps();
    private final Div facts = new Div();
    private final Div inputs = new Div();
    private final Div layers = new Div();
    private String title = "Build";
    private @Nullable String headShown;

    BuildView(
            BuildService builds,
            BuildMonitor monitor,
            BuildLogService logs,
            BuildOrdering ordering,
            BuildProvenance provenance,
            CurrentCaller caller) {
        this.builds = builds;
        this.monitor = monitor;
        this.logs = logs;
        this.ordering = ordering;
        this.provenance = provenance;
        this.caller = caller;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = Addresses.id(event, "id", "build");
        var build = builds.find(caller.require(), id);
        title = "Build #%d of %s".formatted(build.number(), build.script());
        removeAll();
        var body = new Div();
        Live.<BuildDetails>show(
                body, listener -> monitor.subscribe(caller.require(), id, listener)::remove, this::show);
        body.addClassName("columns");
        body.add(
                Section.stack(layers, new Section("Log", log(id))),
                Section.stack(
                        Section.panel("Steps", steps),
                        Section.panel("Facts", facts),
                        Section.panel("What went in", inputs)));
        headShown = null;
        add(head, progress, body);
        show(build);
    }

    private LogView log(UUID id) {
        return new LogView("Build log", "api/v1/builds/%s/log".formatted(id))
                .whenEmpty("The log begins with the build.")
                .follow(text -> logs.follow(caller.require(), id, text::accept)::remove);
    }

    private void show(BuildDetails build) {
        var word = BuildLooks.word(build);
        var isFinal = build.status().isFinal(); // before that, nothing repeats it and there is nothing to compare
        var found = isFinal || !word.equals(headShown) ? provenance.of(caller.require(), build.id()) : null;
        if (found != null
                && !word.equals(headShown)) { // kept as long as it says the same, so that its buttons keep the focus
            headShown = word;
            head.removeAll();
            head.add(new PageHead("Build #" + build.number())
                    .beside(BuildLooks.state(build))
                    .trail(trail(build))
                    .actions(actions(build)));
            showFacts(build, found);
        }
        progress.removeAll();
        outcome(build);
        relatives(build, isFinal ? found : null);
        progress.setVisible(progress.getChildren().findAny().isPresent());
        steps.show(builds.steps(caller.require(), build.id()), !build.status().isFinal());
    }

    private void showFacts(BuildDetails build, Provenance found) {
        facts.removeAll();
        facts.add(BuildFacts.outcome(build));
        inputs.removeAll();
        inputs.add(BuildFacts.inputs(build, found.bases()));
        layers.removeAll();
        if (!found.layers().isEmpty()) {
            layers.add(new Section("Layers", new LayerTable(found.layers())));
        }
        layers.setVisible(!found.layers().isEmpty());
    }

    private static Trail trail(BuildDetails build) {
        var trail = new Trail()
                .to(build.script().toString(), Links.script(build.script()))
                .to("rev " + build.revision(), Links.revision(build.script(), build.revision()))
                .here("build #" + build.number());
        var image = build.image();
        return image == null
                ? trail
                : trail.name(Formats.digest(image.id().value()), image.id().value());
    }

    private Component[] actions(BuildDetails build) {
        return switch (build.status()) {
            case QUEUED, RUNNING -> {
                var cancel = new Button(
                        "Cancel the build", _ -> Attempt.run(() -> builds.cancel(caller.require(), build.id())));
                cancel.setEnabled(!build.cancelling());
                yield new Component[] {cancel};
            }
            case SUCCEEDED ->
                new Component[] {
                    again(build, "Build again"),
                    new Button("Rebuild and compare", _ -> ordering.rebuild(build)),
                    new ButtonLink("Launch", Links.launch(build.script(), build.revision())).primary()
                };
            case FAILED, CANCELLED -> new Component[] {again(build, "Try again")};
        };
    }

    private Button again(BuildDetails build, String text) {
        return new Button(text, _ -> ordering.retry(build));
    }

    private void outcome(BuildDetails build) {
        if (!build.status().isFinal()) {
            var done = build.progress();
            var bar = new ProgressBar(0, Math.max(1, done.total()), Math.min(done.step(), Math.max(1, done.total())));
            bar.setIndeterminate(done.total() == 0);
            bar.getElement().setAttribute("aria-label", "Progress of the build");
            progress.add(bar, new Paragraph(BuildLooks.step(build)));
        }
        var failure = build.failure();
        if (failure != null) {
            var callout = Callout.failed(failure.message(), failure.hint());
            var line = failure.line();
            if (line != null) {
                callout.add(new Anchor(
                        Links.dockerfileLine(build.script(), build.revision(), line),
                        "Open line %d of the Dockerfile".formatted(line)));
            }
            progress.add(callout);
            if (!failure.lastLines().isEmpty()) {
                progress.add(lastLines(failure.lastLines()));
            }
        }
    }

    private static Section lastLines(List<String> lines) {
        var text = new Pre(String.join("\n", lines));
        text.addClassNames("file-text", "last-words");
        text.getElement().setAttribute("tabindex", "0").setAttribute("aria-label", "End of the failed step's output");
        return new Section("The step's last words", text);
    }

    private void relatives(BuildDetails build, @Nullable Provenance found) {
        var later = found == null ? List.<BuildDetails>of() : found.later();
        if (build.former() != null || !later.isEmpty()) {
            progress.add(BuildFacts.relatives(build, later));
        }
        if (found != null && found.comparison() != null) {
            progress.add(verdict(found.comparison()));
        }
    }

    private static Callout verdict(BuildComparison found) {
        var title = "Compared with build #%d".formatted(found.former().number());
        return switch (found.verdict()) {
            case SAME_IMAGE, SAME_LAYERS, SAME_FILES -> Callout.working(title + ": the same", found.words());
            case LAYERS_DIFFER ->
                Callout.warning(title + ": layers differ, their files are not compared", found.words());
            case DIFFERENT -> Callout.warning(title + ": not the same", found.words());
            case UNKNOWN -> Callout.warning(title + ": it cannot be told", found.words());
        };
    }

    @Override
    public String getPageTitle() {
        return title + " · Slipway";
    }
}

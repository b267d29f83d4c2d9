package io.slipway.portal.build;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.CardGrid;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Live;
import io.slipway.portal.shell.Moment;
import io.slipway.portal.shell.Section;
import java.util.List;
import java.util.function.Predicate;

/// Builds as a live list: all, or those of one script.
public class BuildTable extends Div {
    private static final long serialVersionUID = 1L;

    private final CardGrid<BuildDetails> grid = new CardGrid<>("Builds", BuildTable::card);
    private transient List<BuildDetails> known = List.of();
    private transient Predicate<BuildDetails> wanted = _ -> true;

    /// @param empty what to show when there is none
    public BuildTable(BuildMonitor monitor, CurrentCaller caller, BuildQuery query, Component empty) {
        addClassName("table-host");
        grid.column("Build", build -> new Anchor(Links.build(build.id()), "#" + build.number()));
        grid.column("State", BuildLooks::state).setWidth("132px");
        if (query.script() == null) {
            grid.column(
                            "Script",
                            build -> new Anchor(
                                    Links.script(build.script()), build.script().toString()))
                    .setAutoWidth(false)
                    .setFlexGrow(2);
        }
        grid.column(
                "Revision",
                build -> new Anchor(Links.revision(build.script(), build.revision()), "rev " + build.revision()));
        grid.column("Now", BuildTable::now).setAutoWidth(false).setFlexGrow(3);
        grid.column("Time", BuildTable::time);
        grid.text("By", BuildDetails::requestedBy);
        grid.column("Queued", build -> Moment.at(build.queuedAt()));
        grid.rowsById(BuildDetails::id);
        grid.whenEmpty(empty);
        grid.setSizeFull();
        add(grid);
        Live.<List<BuildDetails>>show(
                this, listener -> monitor.subscribe(caller.require(), query, listener)::remove, this::show);
    }

    /// Shows only some of the builds.
    void show(Predicate<BuildDetails> filter) {
        wanted = filter;
        show(known);
    }

    private void show(List<BuildDetails> builds) {
        known = builds;
        grid.show(builds.stream().filter(wanted).toList());
    }

    private static Component now(BuildDetails build) {
        var failure = build.failure();
        var image = build.image();
        var text = new Span(
                failure != null
                        ? failure.message()
                        : image != null ? Formats.size(image.sizeBytes()) : BuildLooks.step(build));
        text.addClassName("truncate");
        text.setTitle(text.getText());
        return text;
    }

    private static Component time(BuildDetails build) {
        var started = build.startedAt();
        if (started != null && build.endedAt() == null) {
            return Moment.since(started);
        }
        return new Span(Formats.duration(started, build.endedAt()));
    }

    private static Component card(BuildDetails build) {
        return CardGrid.card(
                new Anchor(Links.build(build.id()), "#%d %s".formatted(build.number(), build.script())),
                BuildLooks.state(build),
                CardGrid.fact("rev " + build.revision()),
                now(build),
                Section.row(Moment.at(build.queuedAt())));
    }
}

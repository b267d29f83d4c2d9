package io.slipway.portal.deployment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Callout;
import io.slipway.portal.shell.CardGrid;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Live;
import io.slipway.portal.shell.Moment;
import io.slipway.portal.shell.Section;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Launched containers as a live list: all, or those of one script.
public class DeploymentTable extends Div {
    private static final long serialVersionUID = 1L;

    private final CardGrid<DeploymentDetails> grid = new CardGrid<>("Containers", this::card);
    private final Div notice = new Div();
    private final LoadCells loads = new LoadCells();
    private transient DeploymentSnapshot known = new DeploymentSnapshot(List.of(), Map.of(), false, null);
    private transient BiPredicate<DeploymentSnapshot, DeploymentDetails> wanted = (_, _) -> true;
    private @Nullable BulkBar bar;

    /// @param empty what to show when there is none
    public DeploymentTable(
            DeploymentMonitor monitor,
            RunningLoads running,
            CurrentCaller caller,
            DeploymentQuery query,
            Component empty) {
        addClassName("table-host");
        columns();
        grid.rowsById(DeploymentDetails::id);
        grid.whenEmpty(empty);
        grid.setSizeFull();
        add(notice, grid);
        Live.<DeploymentSnapshot>show(
                this, listener -> monitor.subscribe(caller.require(), query, listener)::remove, this::show);
        Live.<Map<UUID, Load>>show(
                this, listener -> running.watch(() -> listener.accept(running.now()))::remove, loads::show);
    }

    private void columns() {
        grid.column("Name", DeploymentTable::name).setAutoWidth(false).setFlexGrow(2);
        grid.column("State", DeploymentLooks::state).setWidth("150px");
        grid.column("Script", DeploymentTable::script).setAutoWidth(false).setFlexGrow(2);
        grid.column("Revision", this::revision);
        grid.text("Team", deployment -> deployment.team().value());
        grid.column("Address", DeploymentTable::address);
        grid.column("Uses now", loads::of).setAutoWidth(false).setWidth("240px");
        grid.text("By", DeploymentDetails::launchedBy);
        grid.column("Since", DeploymentTable::since);
    }

    /// Shows only some of what there is.
    ///
    /// @param empty what to show when there is none
    void show(BiPredicate<DeploymentSnapshot, DeploymentDetails> filter, Component empty) {
        wanted = filter;
        grid.whenEmpty(empty);
        show(known);
    }

    /// Lets people choose several rows and do the same with all of them.
    DeploymentTable choosing(BulkActions actions, CurrentCaller caller) {
        var offered = new BulkBar(actions, caller, grid::deselectAll);
        bar = offered;
        grid.setSelectionMode(Grid.SelectionMode.MULTI);
        grid.addSelectionListener(_ -> offerActions(offered));
        addComponentAtIndex(1, offered);
        return this;
    }

    /// Those that are chosen, as they are now.
    private void offerActions(BulkBar offered) {
        var ids = grid.getSelectedItems().stream().map(DeploymentDetails::id).collect(Collectors.toSet());
        offered.show(grid.getListDataView()
                .getItems()
                .filter(deployment -> ids.contains(deployment.id()))
                .toList());
    }

    private void show(DeploymentSnapshot snapshot) {
        known = snapshot;
        notice.removeAll();
        var asOf = snapshot.asOf();
        if (snapshot.stale() && asOf != null) {
            var callout = Callout.warning(
                    "The engine does not answer",
                    "What you see is what was known when it last did. It is asked again.");
            callout.add(Moment.at(asOf));
            notice.add(callout);
        }
        grid.setClassName("stale", snapshot.stale() && asOf != null);
        loads.clear();
        grid.show(snapshot.deployments().stream()
                .filter(deployment -> wanted.test(snapshot, deployment))
                .toList());
        if (bar != null) {
            offerActions(bar);
        }
    }

    private static Component name(DeploymentDetails deployment) {
        return new Anchor(Links.container(deployment.id()), deployment.name().value());
    }

    private static Component script(DeploymentDetails deployment) {
        return new Anchor(Links.script(deployment.script()), deployment.script().toString());
    }

    private Component revision(DeploymentDetails deployment) {
        var link =
                new Anchor(Links.revision(deployment.script(), deployment.revision()), "rev " + deployment.revision());
        var behind = known.outdatedBy(deployment);
        return behind == 0 ? link : Section.div("cell-name", link, age(behind));
    }

    private static Span age(int outdatedBy) {
        var age = new Span(DeploymentLooks.age(outdatedBy));
        age.addClassName("outdated");
        return age;
    }

    /// Since when it runs; while it does not, when it was launched.
    private static Component since(DeploymentDetails deployment) {
        var started = deployment.status() == DeploymentStatus.RUNNING ? deployment.startedAt() : null;
        return Moment.at(started == null ? deployment.createdAt() : started);
    }

    private static Component address(DeploymentDetails deployment) {
        var endpoint = deployment.endpoint();
        var url = endpoint == null ? null : endpoint.url();
        var text = new Span(url == null ? "–" : url.replace("http://", ""));
        text.addClassName("mono");
        return text;
    }

    private Component card(DeploymentDetails deployment) {
        return CardGrid.card(
                name(deployment),
                DeploymentLooks.state(deployment),
                CardGrid.fact("%s rev %d".formatted(deployment.script(), deployment.revision())),
                age(known.outdatedBy(deployment)),
                address(deployment),
                loads.of(deployment),
                CardGrid.fact("by " + deployment.launchedBy()),
                since(deployment));
    }
}

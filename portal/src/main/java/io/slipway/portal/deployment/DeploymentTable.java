package io.slipway.portal.deployment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Callout;
import io.slipway.portal.shell.CardGrid;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Live;
import io.slipway.portal.shell.Moment;

/// Launched containers as a live list: all, or those of one script.
public class DeploymentTable extends Div {
    private static final long serialVersionUID = 1L;

    private final CardGrid<DeploymentDetails> grid = new CardGrid<>("Containers", DeploymentTable::card);
    private final Div notice = new Div();

    /// @param empty what to show when there is none
    public DeploymentTable(DeploymentMonitor monitor, CurrentCaller caller, DeploymentQuery query, Component empty) {
        addClassName("table-host");
        grid.column("Name", DeploymentTable::name).setAutoWidth(false).setFlexGrow(2);
        grid.column("State", DeploymentLooks::state).setWidth("150px");
        grid.column("Script", DeploymentTable::script).setAutoWidth(false).setFlexGrow(2);
        grid.column("Revision", DeploymentTable::revision);
        grid.text("Team", deployment -> deployment.team().value());
        grid.column("Address", DeploymentTable::address);
        grid.text("Limits", deployment -> DeploymentLooks.limits(deployment.limits()));
        grid.text("By", DeploymentDetails::launchedBy);
        grid.column("Launched", deployment -> Moment.at(deployment.createdAt()));
        grid.rowsById(DeploymentDetails::id);
        grid.whenEmpty(empty);
        grid.setSizeFull();
        add(notice, grid);
        Live.<DeploymentSnapshot>show(
                this, listener -> monitor.subscribe(caller.require(), query, listener)::remove, this::show);
    }

    private void show(DeploymentSnapshot snapshot) {
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
        grid.show(snapshot.deployments());
    }

    private static Component name(DeploymentDetails deployment) {
        return new Anchor(Links.container(deployment.id()), deployment.name().value());
    }

    private static Component script(DeploymentDetails deployment) {
        return new Anchor(Links.script(deployment.script()), deployment.script().toString());
    }

    private static Component revision(DeploymentDetails deployment) {
        return new Anchor(Links.revision(deployment.script(), deployment.revision()), "rev " + deployment.revision());
    }

    private static Component address(DeploymentDetails deployment) {
        var endpoint = deployment.endpoint();
        var url = endpoint == null ? null : endpoint.url();
        var text = new Span(url == null ? "–" : url.replace("http://", ""));
        text.addClassName("mono");
        return text;
    }

    private static Component card(DeploymentDetails deployment) {
        return CardGrid.card(
                name(deployment),
                DeploymentLooks.state(deployment),
                CardGrid.fact("%s rev %d".formatted(deployment.script(), deployment.revision())),
                address(deployment),
                Moment.at(deployment.createdAt()));
    }
}

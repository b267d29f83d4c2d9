package io.slipway.portal.build;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.AddressBar;
import io.slipway.portal.shell.Empty;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Page;
import io.slipway.portal.shell.PageHead;
import io.slipway.portal.shell.TabLinks;
import jakarta.annotation.security.PermitAll;

/// The builds of the reader's teams: those at work, those that wait, and those that have ended.
@Route("builds")
@PageTitle("Builds · Slipway")
@PermitAll
class BuildListView extends Page implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;

    private final BuildTable table;

    BuildListView(BuildMonitor monitor, CurrentCaller caller) {
        fillHeight();
        var empty = new Empty(
                VaadinIcon.HAMMER,
                "Builds turn a script's revision into an image. Open a script and press Build, and watch it here.",
                new Anchor(Links.scripts(), "Choose a script"));
        table = new BuildTable(monitor, caller, BuildQuery.all(), empty);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var state = AddressBar.parameter(event.getLocation(), "state");
        removeAll();
        var tabs = new TabLinks("Which builds")
                .tab("All", "builds", state.isEmpty())
                .tab("Active", "builds?state=active", state.equals("active"))
                .tab("Queued", "builds?state=queued", state.equals("queued"))
                .tab("History", "builds?state=ended", state.equals("ended"));
        table.show(build -> switch (state) {
            case "active" -> build.status() == BuildStatus.RUNNING;
            case "queued" -> build.status() == BuildStatus.QUEUED;
            case "ended" -> build.status().isFinal();
            default -> true;
        });
        add(new PageHead("Builds"), tabs, table);
    }
}

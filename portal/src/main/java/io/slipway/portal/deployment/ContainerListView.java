package io.slipway.portal.deployment;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.AddressBar;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Empty;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Page;
import io.slipway.portal.shell.PageHead;
import io.slipway.portal.shell.TabLinks;
import jakarta.annotation.security.PermitAll;
import java.util.function.BiPredicate;

/// What the reader's teams have launched: who runs what, since when, and what it uses. `?show=outdated` shows only what
/// has a newer revision, `?launch=team/name@7` opens the launch dialog for that revision, `?image=…` for a saved image.
@Route("containers")
@PageTitle("Containers · Slipway")
@PermitAll
class ContainerListView extends Page implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;

    private final transient LaunchDialogs dialogs;
    private final DeploymentTable table;
    private final Button launch;
    private final Button choose;

    ContainerListView(
            DeploymentMonitor monitor,
            RunningLoads loads,
            LaunchDialogs dialogs,
            BulkActions bulk,
            CurrentCaller caller) {
        this.dialogs = dialogs;
        fillHeight();
        launch = new Button("Launch", VaadinIcon.PLAY.create(), _ -> open(""));
        launch.addThemeVariants(ButtonVariant.PRIMARY);
        launch.getElement().setAttribute("data-key", "n");
        table = new DeploymentTable(monitor, loads, caller, DeploymentQuery.all(), nothing(""));
        choose = new Button("Choose several");
        choose.addClickListener(_ -> {
            choose.setVisible(false);
            table.choosing(bulk, caller);
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var shown = AddressBar.parameter(event.getLocation(), "show");
        removeAll();
        table.show(filter(shown), nothing(shown));
        add(new PageHead("Containers").actions(choose, launch), tabs(shown), table);
        var wanted = AddressBar.parameter(event.getLocation(), "launch");
        if (!wanted.isEmpty()) {
            open(wanted);
        }
        var image = AddressBar.parameter(event.getLocation(), "image");
        if (!image.isEmpty()) {
            Attempt.run(() -> dialogs.openImage(image));
        }
    }

    private static BiPredicate<DeploymentSnapshot, DeploymentDetails> filter(String shown) {
        return switch (shown) {
            case "running" -> (_, deployment) -> deployment.status() == DeploymentStatus.RUNNING;
            case "outdated" -> (snapshot, deployment) -> snapshot.outdatedBy(deployment) > 0;
            default -> (_, _) -> true;
        };
    }

    private static Empty nothing(String shown) {
        return new Empty(
                VaadinIcon.CUBES,
                switch (shown) {
                    case "running" -> "Nothing runs.";
                    case "outdated" -> "Nothing is outdated: all is of its script's newest revision.";
                    default ->
                        "Nothing has been launched yet. Press Launch and choose a script; its image is built first if need be.";
                });
    }

    private static TabLinks tabs(String shown) {
        var here = Links.containers();
        return new TabLinks("Which containers")
                .tab("All", here, shown.isEmpty())
                .tab("Running", here + "?show=running", shown.equals("running"))
                .tab("Outdated", here + "?show=outdated", shown.equals("outdated"));
    }

    private void open(String wanted) {
        Attempt.run(() -> dialogs.open(wanted));
    }
}

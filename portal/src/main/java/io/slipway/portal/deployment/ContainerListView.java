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
import io.slipway.portal.shell.Page;
import io.slipway.portal.shell.PageHead;
import jakarta.annotation.security.PermitAll;

/// What the reader's teams have launched. `?launch=team/name@7` opens the launch dialog for that revision, `?image=…`
/// for a saved image.
@Route("containers")
@PageTitle("Containers · Slipway")
@PermitAll
class ContainerListView extends Page implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;

    private final transient LaunchDialogs dialogs;

    ContainerListView(DeploymentMonitor monitor, LaunchDialogs dialogs, CurrentCaller caller) {
        this.dialogs = dialogs;
        fillHeight();
        var launch = new Button("Launch", VaadinIcon.PLAY.create(), _ -> open(""));
        launch.addThemeVariants(ButtonVariant.PRIMARY);
        launch.getElement().setAttribute("data-key", "n");
        var empty = new Empty(
                VaadinIcon.CUBES,
                "Nothing has been launched yet. Press Launch and choose a script; its image is built first if need be.");
        add(
                new PageHead("Containers").actions(launch),
                new DeploymentTable(monitor, caller, DeploymentQuery.all(), empty));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var wanted = AddressBar.parameter(event.getLocation(), "launch");
        if (!wanted.isEmpty()) {
            open(wanted);
        }
        var image = AddressBar.parameter(event.getLocation(), "image");
        if (!image.isEmpty()) {
            Attempt.run(() -> dialogs.openImage(image));
        }
    }

    private void open(String wanted) {
        Attempt.run(() -> dialogs.open(wanted));
    }
}

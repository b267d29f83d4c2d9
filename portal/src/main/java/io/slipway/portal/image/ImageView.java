package io.slipway.portal.image;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.slipway.portal.deployment.DeploymentMonitor;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Addresses;
import io.slipway.portal.shell.Callout;
import io.slipway.portal.shell.Empty;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Live;
import io.slipway.portal.shell.Page;
import io.slipway.portal.shell.PageHead;
import io.slipway.portal.shell.Section;
import io.slipway.portal.shell.Trail;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;

/// One saved image: where it came from, what is in it, what runs it.
@Route("images/:id")
@PermitAll
class ImageView extends Page implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient SavedImageService images;
    private final transient SavedImageMonitor monitor;
    private final transient DeploymentMonitor deployments;
    private final transient TransferDesk transfers;
    private final transient ImageActions actions;
    private final CurrentCaller caller;
    private final Div head = Section.stack();
    private final Div body = Section.stack();
    private @Nullable SavedImageDetails shown;
    private String title = "Image";

    ImageView(
            SavedImageService images,
            SavedImageMonitor monitor,
            DeploymentMonitor deployments,
            TransferDesk transfers,
            CurrentCaller caller) {
        this.images = images;
        this.monitor = monitor;
        this.deployments = deployments;
        this.transfers = transfers;
        this.actions = new ImageActions(images, transfers, caller);
        this.caller = caller;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = Addresses.id(event, "id", "image");
        var image = images.find(caller.require(), id);
        title = image.name().value();
        shown = null;
        removeAll();
        var host = Section.stack(head, body);
        Live.<Runnable>show(
                host,
                listener -> monitor.subscribe(
                        caller.require(),
                        id,
                        found -> listener.accept(() -> show(found)),
                        () -> listener.accept(this::showGone))::remove,
                Runnable::run);
        add(host);
        show(image);
    }

    private void show(SavedImageDetails image) {
        if (image.equals(shown)) { // what says the same stays, so that its buttons keep the focus
            return;
        }
        shown = image;
        head.removeAll();
        head.add(new PageHead(image.name().value())
                .beside(ImageLooks.state(image))
                .trail(trail(image))
                .actions(actions.of(image)));
        body.removeAll();
        if (image.error() != null) {
            body.add(Callout.failed(image.error(), null));
        } else if (image.status().isOnItsWay()) {
            body.add(Callout.working(ImageLooks.word(image), "This goes on without the page."));
        }
        body.add(new ImageOverview(image, new ImageUsers(deployments, caller, image.id())), transfers.of(image.id()));
    }

    private void showGone() {
        head.removeAll();
        body.removeAll();
        body.add(new Empty(VaadinIcon.ARCHIVE, "%s has been removed, on the engine too.".formatted(title)));
    }

    private static Trail trail(SavedImageDetails image) {
        var trail = new Trail();
        var from = image.provenance();
        if (from != null) {
            trail.to(from.script().toString(), Links.script(from.script()))
                    .to("rev " + from.revision(), Links.revision(from.script(), from.revision()))
                    .to("build", Links.build(from.build()))
                    .to(from.deploymentName(), Links.container(from.deployment()));
        }
        var made = image.image();
        if (made != null) {
            trail.name(Formats.digest(made.value()), made.value());
        }
        return trail.here(image.name().value());
    }

    @Override
    public String getPageTitle() {
        return title + " · Slipway";
    }
}

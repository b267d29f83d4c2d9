package io.slipway.portal.image;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.CardGrid;
import io.slipway.portal.shell.Empty;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Live;
import io.slipway.portal.shell.Moment;
import io.slipway.portal.shell.Page;
import io.slipway.portal.shell.PageHead;
import io.slipway.portal.shell.Section;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import io.slipway.registry.token.TokenService;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/// The images that the reader's teams keep.
@Route("images")
@PageTitle("Images · Slipway")
@PermitAll
class ImageListView extends Page {
    private static final long serialVersionUID = 1L;

    private final CardGrid<SavedImageDetails> grid = new CardGrid<>("Images", ImageListView::card);

    ImageListView(
            SavedImageMonitor monitor,
            ImageArchives archives,
            TokenService tokens,
            TransferDesk transfers,
            AccessPolicy access,
            CurrentCaller caller) {
        fillHeight();
        arrange();
        var host = new Div(grid);
        host.addClassName("table-host");
        Live.<List<SavedImageDetails>>show(
                host, listener -> monitor.subscribe(caller.require(), listener)::remove, grid::show);
        var head = new PageHead("Images")
                .sub("What your teams keep apart from builds. Builds have their images on their own pages.");
        var teams = access.teamsAllowing(caller.require(), Permission.BRING_IN_IMAGES);
        if (!teams.isEmpty()) {
            head.actions(
                    new Button("Bring in an archive …", _ -> new ImportDialog(archives, tokens, caller, teams).open()));
        }
        transfers.pull(teams).ifPresent(head::actions);
        add(head, transfers.moving(), host);
    }

    private void arrange() {
        grid.column("Name", ImageListView::name).setAutoWidth(false).setFlexGrow(2);
        grid.column("State", ImageLooks::state).setWidth("150px");
        grid.column("From", ImageListView::source).setAutoWidth(false).setFlexGrow(2);
        grid.text("Team", image -> image.team().value());
        grid.text("Size", ImageLooks::size);
        grid.text("By", SavedImageDetails::savedBy);
        grid.column("Saved", image -> Moment.at(image.createdAt()));
        grid.rowsById(SavedImageDetails::id);
        grid.whenEmpty(new Empty(
                VaadinIcon.ARCHIVE,
                "No image has been saved yet. Open a container and press Save as image; it can be launched from here.",
                new Anchor(Links.containers(), "Choose a container")));
        grid.setSizeFull();
    }

    private static Component name(SavedImageDetails image) {
        return new Anchor(Links.image(image.id()), image.name().value());
    }

    private static Component source(SavedImageDetails image) {
        var from = image.provenance();
        return from == null
                ? new Span(ImageLooks.source(image))
                : new Anchor(Links.revision(from.script(), from.revision()), ImageLooks.source(image));
    }

    private static Component card(SavedImageDetails image) {
        return CardGrid.card(
                name(image),
                ImageLooks.state(image),
                CardGrid.fact(ImageLooks.source(image)),
                CardGrid.fact(ImageLooks.size(image)),
                Section.row(Moment.at(image.createdAt())));
    }
}

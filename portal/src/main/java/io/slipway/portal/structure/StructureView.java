package io.slipway.portal.structure;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.AddressBar;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Live;
import io.slipway.portal.shell.Page;
import io.slipway.portal.shell.PageHead;
import io.slipway.portal.shell.TabLinks;
import jakarta.annotation.security.PermitAll;
import java.util.function.Consumer;

/// What stands on what, as a picture or, with `?as=table`, as tables.
@Route("structure")
@PageTitle("Structure · Slipway")
@PermitAll
class StructureView extends Page implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;

    private final transient StructureService structures;
    private final CurrentCaller caller;

    StructureView(StructureService structures, CurrentCaller caller) {
        this.structures = structures;
        this.caller = caller;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var asTable = AddressBar.parameter(event.getLocation(), "as").equals("table");
        removeAll();
        add(
                new PageHead("Structure")
                        .sub("What stands on what: the host carries the engine, the engine keeps layers, and what is"
                                + " launched stands on them. A layer that several use is there once."),
                new TabLinks("How to show it")
                        .tab("Picture", Links.structure(), !asTable)
                        .tab("Tables", Links.structure() + "?as=table", asTable),
                asTable ? live(new StructureTables()) : live(new StructurePicture()));
    }

    private <T extends Div & Consumer<Structure>> Div live(T part) {
        Live.<Structure>show(part, listener -> structures.watch(caller.require(), listener)::remove, part);
        return part;
    }
}

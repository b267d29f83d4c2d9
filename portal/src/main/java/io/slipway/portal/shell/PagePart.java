package io.slipway.portal.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;

/// A bean that gives a page of another feature a part of it.
///
/// What browsers load for a page is found by following the page's own code, which does not lead to beans: a page that
/// is opened directly would lack what only its parts need, such as grids. Listeners of the service are followed too,
/// and what they need is loaded with every page; that is all this is one for.
public interface PagePart extends VaadinServiceInitListener {
    @Override
    default void serviceInit(ServiceInitEvent event) {}
}

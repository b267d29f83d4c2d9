package io.slipway.portal.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinService;
import io.slipway.portal.security.RefusalRecord;
import io.slipway.registry.SlipwayException;

/// Tells the audit log what pages were refused: a listener is as much a door as a call of the API.
final class Refusals {
    private Refusals() {}

    /// The reader of the current page was shown this failure.
    static void tell(SlipwayException failure) {
        var ui = UI.getCurrent();
        tell(failure, ui == null ? "" : ui.getActiveViewLocation().getPath());
    }

    static void tell(SlipwayException failure, String path) {
        var service = VaadinService.getCurrent();
        if (service != null) {
            service.getInstantiator().getOrCreate(RefusalRecord.class).refused(failure, "page /" + path);
        }
    }
}

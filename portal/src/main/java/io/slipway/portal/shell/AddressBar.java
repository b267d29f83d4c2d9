package io.slipway.portal.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Map;

/// Keeps the state of a list in the page's address, so that a link or the back button brings it back.
public final class AddressBar {
    private AddressBar() {}

    /// Shows the path with the parameters that have a value.
    public static void show(String path, Map<String, String> parameters) {
        var filled = new LinkedHashMap<>(parameters);
        filled.values().removeIf(String::isEmpty);
        UI.getCurrent().getPage().getHistory().replaceState(null, new Location(path, QueryParameters.simple(filled)));
    }

    /// Goes to an address that may have parameters.
    public static void open(String address) {
        var question = address.indexOf('?');
        UI.getCurrent()
                .navigate(
                        question < 0 ? address : address.substring(0, question),
                        question < 0
                                ? QueryParameters.empty()
                                : QueryParameters.fromString(address.substring(question + 1)));
    }

    /// The value of a parameter, or empty text.
    public static String parameter(Location location, String name) {
        return location.getQueryParameters().getSingleParameter(name).orElse("");
    }
}

package io.slipway.portal.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.script.ScriptName;
import java.util.Optional;
import java.util.UUID;

/// Reads what a page's address names.
public final class Addresses {
    private Addresses() {}

    /// The id in the address; anything that is no id names nothing.
    ///
    /// @param kind what the id is of, for the message
    public static UUID id(BeforeEnterEvent event, String parameter, String kind) {
        var text = event.getRouteParameters().get(parameter).orElse("");
        return idIn(text).orElseThrow(() -> new NotFoundException(kind, text));
    }

    public static Optional<UUID> idIn(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The script in an address that has `:team` and `:name`.
    public static ScriptName script(BeforeEnterEvent event) {
        var parameters = event.getRouteParameters();
        return ScriptName.of(
                parameters.get("team").orElse(""), parameters.get("name").orElse(""));
    }
}

package io.slipway.portal.web;

import io.slipway.registry.NotFoundException;
import java.util.UUID;

/// Ids as they come in paths and bodies: what is no id names nothing.
public final class PathId {
    private PathId() {}

    /// The id, or "not found" with the text as the name.
    public static UUID parse(String kind, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw new NotFoundException(kind, text.length() <= 100 ? text : text.substring(0, 100) + "…");
        }
    }
}

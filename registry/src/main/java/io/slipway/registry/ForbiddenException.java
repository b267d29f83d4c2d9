package io.slipway.registry;

import java.util.Map;

/// The caller may know the thing, but not do this with it.
public class ForbiddenException extends SlipwayException {
    public ForbiddenException(String detail, Map<String, Object> properties) {
        super("forbidden", detail, properties);
    }
}

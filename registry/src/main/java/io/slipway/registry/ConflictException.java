package io.slipway.registry;

import java.util.Map;

/// The request was fine, but the present state of things stands against it.
public class ConflictException extends SlipwayException {
    public ConflictException(String type, String detail, Map<String, Object> properties) {
        super(type, detail, properties);
    }
}

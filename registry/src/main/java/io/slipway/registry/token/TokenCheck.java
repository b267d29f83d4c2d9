package io.slipway.registry.token;

import io.slipway.registry.Caller;
import java.time.Instant;

/// What a secret turned out to be.
public sealed interface TokenCheck {
    /// Good: this is who asks.
    record Accepted(Caller caller) implements TokenCheck {}

    /// Was good until then.
    record Expired(String username, String name, Instant at) implements TokenCheck {}

    /// Never was one, or was revoked.
    record Unknown() implements TokenCheck {}
}

package io.slipway.registry.proposal;

/// What a proposal is compared with.
public enum Against {
    /// The revision it starts from.
    BASE,
    /// The newest revision of the script.
    LATEST
}

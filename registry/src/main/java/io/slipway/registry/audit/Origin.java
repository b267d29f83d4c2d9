package io.slipway.registry.audit;

/// Where the running request comes from. The portal binds it around every request; work that runs on without one
/// has none.
///
/// @param address the client's network address, behind a trusted proxy that of the proxy's client
public record Origin(String address) {
    /// The running request's.
    public static final ScopedValue<Origin> CURRENT = ScopedValue.newInstance();

    private static final Origin NONE = new Origin("");

    static Origin current() {
        return CURRENT.orElse(NONE);
    }
}

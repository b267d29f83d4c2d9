package io.slipway.registry.oci;

import java.util.Map;

/// How a manifest names content: type, digest, size, and what is said about it.
record Descriptor(String mediaType, OciDigest digest, long size, Map<String, String> annotations) {
    static final String TITLE = "org.opencontainers.image.title";

    /// The content `{}` of manifests that need no configuration. Every repository has it.
    static final byte[] EMPTY_CONTENT = {'{', '}'};

    static final Descriptor EMPTY =
            new Descriptor("application/vnd.oci.empty.v1+json", OciDigest.of(EMPTY_CONTENT), 2, Map.of());

    Descriptor {
        annotations = Map.copyOf(annotations);
    }
}

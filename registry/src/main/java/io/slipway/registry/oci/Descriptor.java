package io.slipway.registry.oci;

import java.util.Map;

/// How a manifest names content: type, digest, size, and what is said about it.
record Descriptor(String mediaType, OciDigest digest, long size, Map<String, String> annotations) {
    static final String TITLE = "org.opencontainers.image.title";

    /// With the value `true` the layer is a folder that `oras push` has packed.
    static final String UNPACK = "io.deis.oras.content.unpack";

    private static final String FOREIGN = "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip";
    private static final String NONDISTRIBUTABLE = "application/vnd.oci.image.layer.nondistributable.v1.";

    /// The content `{}` of manifests that need no configuration. Every script has it.
    static final byte[] EMPTY_CONTENT = {'{', '}'};

    static final Descriptor EMPTY =
            new Descriptor("application/vnd.oci.empty.v1+json", OciDigest.of(EMPTY_CONTENT), 2, Map.of());

    Descriptor {
        annotations = Map.copyOf(annotations);
    }

    /// Whether clients do not push it, since its owner forbids to pass it on.
    boolean isKeptElsewhere() {
        return mediaType.startsWith(NONDISTRIBUTABLE) || mediaType.equals(FOREIGN);
    }
}

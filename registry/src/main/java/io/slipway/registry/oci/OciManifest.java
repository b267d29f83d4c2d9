package io.slipway.registry.oci;

import java.util.Map;

/// A manifest with its exact bytes. Treat them as immutable.
///
/// @param revision the revision it is a manifest of; 0 for what is no script
public record OciManifest(OciDigest digest, String mediaType, byte[] content, int revision) {
    /// The type of manifests that have a configuration and layers.
    public static final String IMAGE = "application/vnd.oci.image.manifest.v1+json";

    /// The type of lists of manifests.
    public static final String INDEX = "application/vnd.oci.image.index.v1+json";

    /// Named by SHA-256.
    static OciManifest of(String mediaType, byte[] content, int revision) {
        return new OciManifest(OciDigest.of(content), mediaType, content, revision);
    }

    Descriptor descriptor() {
        return new Descriptor(mediaType, digest, content.length, Map.of());
    }

    boolean isRevision() {
        return revision > 0;
    }
}

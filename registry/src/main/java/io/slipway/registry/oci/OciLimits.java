package io.slipway.registry.oci;

/// How much clients may push beside files, which have the limits of any upload: what a repository may keep beside its
/// revisions.
final class OciLimits {
    static final int MANIFEST_BYTES = 4 << 20;
    static final int MANIFESTS = 5_000;
    static final long REPOSITORY_BYTES = 512L << 20;
    static final int OPEN_UPLOADS = 500;

    private OciLimits() {}
}

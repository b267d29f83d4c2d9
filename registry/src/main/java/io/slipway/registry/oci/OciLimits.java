package io.slipway.registry.oci;

import io.slipway.registry.context.ContextLimits;

/// How much clients may push: files as in any upload, and what a repository may keep beside its revisions.
final class OciLimits {
    static final ContextLimits CONTEXT = ContextLimits.DEFAULT;
    static final int MANIFEST_BYTES = 4 << 20;
    static final int MANIFESTS = 5_000;
    static final long REPOSITORY_BYTES = 512L << 20;
    static final int OPEN_UPLOADS = 500;

    private OciLimits() {}

    static int blobBytes() {
        return Math.toIntExact(CONTEXT.maxFileBytes());
    }
}

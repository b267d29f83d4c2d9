package io.slipway.registry.oci;

import io.slipway.registry.SlipwayException;
import java.util.Locale;
import java.util.Map;

/// A refusal in the words of the OCI distribution specification.
public final class OciException extends SlipwayException {
    private final OciError error;

    public OciException(OciError error, String message) {
        this(error, message, Map.of());
    }

    public OciException(OciError error, String message, Map<String, Object> evidence) {
        super("oci-" + error.name().toLowerCase(Locale.ROOT).replace('_', '-'), message, evidence);
        this.error = error;
    }

    public OciError error() {
        return error;
    }

    static OciException unknown(OciReference reference) {
        return new OciException(
                OciError.MANIFEST_UNKNOWN, "Could not find a manifest '%s' in this repository.".formatted(reference));
    }

    static OciException unknown(OciDigest blob) {
        return new OciException(
                OciError.BLOB_UNKNOWN, "Could not find the blob %s in this repository.".formatted(blob));
    }

    static OciException invalid(String why) {
        return new OciException(OciError.MANIFEST_INVALID, "Could not accept the manifest: " + why + ".");
    }
}

package io.slipway.registry.oci;

import io.slipway.registry.context.Sha256;
import java.util.regex.Pattern;

/// The digest of a blob or manifest. Only SHA-256, which every client speaks.
public record OciDigest(Sha256 sha256) {
    private static final String PREFIX = "sha256:";
    private static final Pattern GRAMMAR = Pattern.compile("sha256:[0-9a-f]{64}");

    public static OciDigest of(byte[] content) {
        return new OciDigest(Sha256.of(content));
    }

    /// Reads `sha256:…`; everything else, such as a path in disguise, is refused.
    public static OciDigest parse(String text) {
        if (!GRAMMAR.matcher(text).matches()) {
            throw new OciException(
                    OciError.DIGEST_INVALID,
                    "Could not accept the digest: it is 'sha256:' and 64 lower-case hexadecimal digits.");
        }
        return new OciDigest(new Sha256(text.substring(PREFIX.length())));
    }

    String hex() {
        return sha256.hex();
    }

    /// Refuses content that has another digest.
    void verify(byte[] content) {
        if (!of(content).equals(this)) {
            throw new OciException(
                    OciError.DIGEST_INVALID,
                    "Could not accept the content: its digest is %s, not %s.".formatted(of(content), this));
        }
    }

    @Override
    public String toString() {
        return PREFIX + sha256;
    }
}

package io.slipway.registry.oci;

import io.slipway.registry.context.Sha256;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The digest of a blob or manifest, such as `sha256:…`. What we name is named by SHA-256; what clients name by SHA-512
/// is kept under that name.
public record OciDigest(String value) {
    private static final String SHA256 = "sha256:";
    private static final Pattern GRAMMAR = Pattern.compile("sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}");

    public OciDigest {
        if (!GRAMMAR.matcher(value).matches()) {
            throw new OciException(
                    OciError.DIGEST_INVALID,
                    "Could not accept the digest: it is 'sha256:' and 64 lower-case hexadecimal digits, or 'sha512:' and 128.");
        }
    }

    /// By SHA-256.
    public static OciDigest of(byte[] content) {
        return of(Sha256.of(content));
    }

    static OciDigest of(Sha256 sha256) {
        return new OciDigest(SHA256 + sha256.hex());
    }

    /// Reads `sha256:…` or `sha512:…`; everything else, such as a path in disguise, is refused.
    public static OciDigest parse(String text) {
        return new OciDigest(text);
    }

    /// Reads what [#key] gave.
    static OciDigest ofKey(String key) {
        return new OciDigest(key.indexOf(':') < 0 ? SHA256 + key : key);
    }

    /// How tables name it: a SHA-256 by its digits alone, as those of files are, everything else in full.
    String key() {
        return value.startsWith(SHA256) ? value.substring(SHA256.length()) : value;
    }

    /// Refuses content that has another digest.
    void verify(byte[] content) {
        var found = ofSameKind(content);
        if (!found.equals(this)) {
            throw new OciException(
                    OciError.DIGEST_INVALID,
                    "Could not accept the content: its digest is %s, not %s.".formatted(found, this));
        }
    }

    private OciDigest ofSameKind(byte[] content) {
        return value.startsWith(SHA256) ? of(content) : new OciDigest("sha512:" + sha512(content));
    }

    private static String sha512(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-512", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

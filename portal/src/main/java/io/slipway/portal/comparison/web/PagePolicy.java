package io.slipway.portal.comparison.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a self-contained page may do: show itself and run the very scripts that it was made with, by their hash.
/// It talks to nobody, loads nothing, and its origin is nobody's.
final class PagePolicy {
    private static final Pattern SCRIPT =
            Pattern.compile("<script(?:\\s[^>]*)?>(.*?)</script>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private PagePolicy() {}

    static String of(String page) {
        var hashes = SCRIPT.matcher(page)
                .results()
                .map(script -> "'sha256-" + hash(script.group(1)) + "'")
                .distinct()
                .collect(Collectors.joining(" "));
        return "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src "
                + (hashes.isEmpty() ? "'none'" : hashes)
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-scripts";
    }

    private static String hash(String script) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

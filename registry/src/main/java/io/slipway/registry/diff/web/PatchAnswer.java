package io.slipway.registry.diff.web;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// How a patch is answered: as text that browsers neither guess about nor keep.
public final class PatchAnswer {
    private static final MediaType PATCH = new MediaType("text", "x-diff", StandardCharsets.UTF_8);

    private PatchAnswer() {}

    /// The answer with this patch.
    public static ResponseEntity<byte[]> of(String patch) {
        return ResponseEntity.ok()
                .contentType(PATCH)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header("X-Content-Type-Options", "nosniff")
                .body(patch.getBytes(StandardCharsets.UTF_8));
    }
}

package io.slipway.portal.engines;

import java.util.List;
import java.util.Map;

/// What became of images that nothing used.
///
/// @param removed those that are gone
/// @param kept why the others are still there, by the image's id
public record CleanedImages(List<UnusedImage> removed, Map<String, String> kept) {
    public CleanedImages {
        removed = List.copyOf(removed);
        kept = Map.copyOf(kept);
    }

    /// How much they had, at most; see [UnusedImage#sizeBytes].
    public long sizeBytes() {
        return removed.stream().mapToLong(UnusedImage::sizeBytes).sum();
    }
}

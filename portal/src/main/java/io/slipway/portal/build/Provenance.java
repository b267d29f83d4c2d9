package io.slipway.portal.build;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a build's image comes from, and which other builds it has to do with.
///
/// @param bases the images that the Dockerfile begins from
/// @param layers the steps of the image's history, the oldest first; none when there is no image, or it is older
/// @param later the builds that were ordered after this one, to do it again or to compare
/// @param comparison of a rebuild that succeeded with the build it repeats; null for any other build
public record Provenance(
        List<BuildBase> bases,
        List<BuildLayer> layers,
        List<BuildDetails> later,
        @Nullable BuildComparison comparison) {
    public Provenance {
        bases = List.copyOf(bases);
        layers = List.copyOf(layers);
        later = List.copyOf(later);
    }
}

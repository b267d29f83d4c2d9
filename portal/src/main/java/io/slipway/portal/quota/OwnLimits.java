package io.slipway.portal.quota;

import io.slipway.registry.InvalidException;
import org.jspecify.annotations.Nullable;

/// What a site administrator has settled for one team; null stands for what the site gives everybody.
public record OwnLimits(
        @Nullable Double cpus,
        @Nullable Long memoryBytes,
        @Nullable Integer containers,
        @Nullable Long imageBytes) {
    static final OwnLimits NONE = new OwnLimits(null, null, null, null);
    private static final double MOST_CPUS = 1_000_000;
    private static final int MOST_CONTAINERS = 1_000_000;
    private static final long MOST_BYTES = 1L << 60;

    public OwnLimits {
        require(cpus == null || cpus >= 0 && cpus <= MOST_CPUS, "cpus", MOST_CPUS); // so that NaN is refused
        require(memoryBytes == null || memoryBytes >= 0 && memoryBytes <= MOST_BYTES, "memoryBytes", MOST_BYTES);
        require(containers == null || containers >= 0 && containers <= MOST_CONTAINERS, "containers", MOST_CONTAINERS);
        require(imageBytes == null || imageBytes >= 0 && imageBytes <= MOST_BYTES, "imageBytes", MOST_BYTES);
    }

    private static void require(boolean holds, String field, Number most) {
        if (!holds) {
            throw new InvalidException(field, "it lies between 0 and %s".formatted(most));
        }
    }

    /// These, and the others where there is none.
    Resources over(Resources site) {
        return new Resources(
                cpus == null ? site.cpus() : cpus,
                memoryBytes == null ? site.memoryBytes() : memoryBytes,
                containers == null ? site.containers() : containers,
                imageBytes == null ? site.imageBytes() : imageBytes);
    }
}

package io.slipway.registry.context;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What a site can set about the size of a revision. A revision is held in memory while it is published.
///
/// @param files how many it may have
/// @param size of all of them
/// @param fileSize of one
@ConfigurationProperties("slipway.revisions")
record ContextProperties(
        @DefaultValue("2000") int files,
        @DefaultValue("64MB") DataSize size,
        @DefaultValue("16MB") DataSize fileSize) {
    private static final int MOST_FILES = 100_000;
    private static final DataSize MOST = DataSize.ofGigabytes(1);

    ContextProperties {
        if (files < 1 || files > MOST_FILES) {
            throw new IllegalArgumentException(
                    "slipway.revisions.files is %d; use 1 to %d".formatted(files, MOST_FILES));
        }
        if (fileSize.toBytes() < 1 || fileSize.compareTo(size) > 0 || size.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(
                    "slipway.revisions.file-size is %s and slipway.revisions.size is %s; neither may be above 1GB, nor the first above the second"
                            .formatted(fileSize, size));
        }
    }

    ContextLimits limits() {
        return new ContextLimits(files, size.toBytes(), fileSize.toBytes());
    }
}

package io.slipway.registry.oci;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The manifests that were asked for last, within 32 MiB. Revisions are immutable, so nothing in it becomes wrong.
final class ManifestCache {
    private static final long MOST_BYTES = 32L << 20;

    private final Map<UUID, OciManifest> manifests = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    synchronized Optional<OciManifest> get(UUID revision) {
        return Optional.ofNullable(manifests.get(revision));
    }

    synchronized OciManifest keep(UUID revision, OciManifest manifest) {
        var before = manifests.put(revision, manifest);
        bytes += manifest.content().length - (before == null ? 0 : before.content().length);
        var oldest = manifests.entrySet().iterator();
        while (bytes > MOST_BYTES && oldest.hasNext()) {
            bytes -= oldest.next().getValue().content().length;
            oldest.remove();
        }
        return manifest;
    }
}

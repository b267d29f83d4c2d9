package io.slipway.portal.engines;

import io.slipway.engine.VolumeSummary;
import io.slipway.portal.shell.Formats;
import io.slipway.registry.Caller;
import java.time.Duration;
import java.util.List;

/// Slipway's volumes that no container mounts.
record CleanableVolumes(VolumeCleanup cleanup) implements Cleanable {
    @Override
    public String label() {
        return "Volumes that nothing mounts";
    }

    @Override
    public Preview preview(Caller caller, String engine, Duration age) {
        var volumes = cleanup.unused(caller, engine, age);
        var total = volumes.stream().mapToLong(VolumeSummary::sizeBytes).sum();
        return new Preview(
                volumes.isEmpty() ? "" : count(volumes),
                Formats.size(total),
                volumes.stream()
                        .map(volume -> "%s, %s".formatted(volume.name(), Formats.size(volume.sizeBytes())))
                        .toList(),
                "What is in them is lost.");
    }

    private static String count(List<VolumeSummary> volumes) {
        return Formats.count(volumes.size(), "volume", "volumes");
    }

    @Override
    public Outcome clean(Caller caller, String engine, Duration age) {
        var cleaned = cleanup.clean(caller, engine, age);
        return new Outcome(
                "Removed " + count(cleaned.removed()),
                List.copyOf(cleaned.kept().values()));
    }
}

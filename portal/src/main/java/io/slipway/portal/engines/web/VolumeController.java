package io.slipway.portal.engines.web;

import io.slipway.engine.VolumeSummary;
import io.slipway.portal.engines.VolumeCleanup;
import io.slipway.registry.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Volumes that nothing mounts: GET tells, DELETE removes the same.
@RestController
@RequestMapping("/api/v1/engines/{name}/unused-volumes")
class VolumeController {
    private final VolumeCleanup cleanup;

    VolumeController(VolumeCleanup cleanup) {
        this.cleanup = cleanup;
    }

    /// A volume as REST shows it.
    record VolumeBody(String name, long sizeBytes, Instant createdAt) {
        static VolumeBody of(VolumeSummary volume) {
            return new VolumeBody(volume.name(), volume.sizeBytes(), volume.created());
        }
    }

    /// What is gone, and why what is not.
    record CleanedBody(List<VolumeBody> removed, long sizeBytes, Map<String, String> kept) {}

    @GetMapping
    List<VolumeBody> unused(
            Caller caller, @PathVariable String name, @RequestParam(defaultValue = "P7D") String olderThan) {
        return cleanup.unused(caller, name, OlderThan.parse(olderThan)).stream()
                .map(VolumeBody::of)
                .toList();
    }

    @DeleteMapping
    CleanedBody clean(Caller caller, @PathVariable String name, @RequestParam(defaultValue = "P7D") String olderThan) {
        var cleaned = cleanup.clean(caller, name, OlderThan.parse(olderThan));
        return new CleanedBody(
                cleaned.removed().stream().map(VolumeBody::of).toList(), cleaned.sizeBytes(), cleaned.kept());
    }
}

package io.slipway.portal.engines.web;

import io.slipway.portal.engines.CleanedImages;
import io.slipway.portal.engines.ImageCleanup;
import io.slipway.portal.engines.UnusedImage;
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

/// Images that nothing uses: GET tells, DELETE removes the same.
@RestController
@RequestMapping("/api/v1/engines/{name}/unused-images")
class CleanupController {
    private final ImageCleanup cleanup;

    CleanupController(ImageCleanup cleanup) {
        this.cleanup = cleanup;
    }

    /// An image as REST shows it.
    record ImageBody(String id, List<String> names, String revision, long sizeBytes, Instant createdAt) {
        static ImageBody of(UnusedImage image) {
            return new ImageBody(
                    image.id().value(), image.names(), image.revision(), image.sizeBytes(), image.createdAt());
        }
    }

    /// What is gone, and why what is not.
    record CleanedBody(List<ImageBody> removed, long sizeBytes, Map<String, String> kept) {
        static CleanedBody of(CleanedImages cleaned) {
            return new CleanedBody(
                    cleaned.removed().stream().map(ImageBody::of).toList(), cleaned.sizeBytes(), cleaned.kept());
        }
    }

    @GetMapping
    List<ImageBody> unused(
            Caller caller, @PathVariable String name, @RequestParam(defaultValue = "P7D") String olderThan) {
        return cleanup.unused(caller, name, OlderThan.parse(olderThan)).stream()
                .map(ImageBody::of)
                .toList();
    }

    @DeleteMapping
    CleanedBody clean(Caller caller, @PathVariable String name, @RequestParam(defaultValue = "P7D") String olderThan) {
        return CleanedBody.of(cleanup.clean(caller, name, OlderThan.parse(olderThan)));
    }
}

package io.slipway.portal.engines;

import io.slipway.portal.shell.Formats;
import io.slipway.registry.Caller;
import java.time.Duration;
import java.util.List;

/// Images that nothing uses.
record CleanableImages(ImageCleanup cleanup) implements Cleanable {
    @Override
    public String label() {
        return "Images that nothing uses";
    }

    @Override
    public Preview preview(Caller caller, String engine, Duration age) {
        var images = cleanup.unused(caller, engine, age);
        var total = images.stream().mapToLong(UnusedImage::sizeBytes).sum();
        return new Preview(
                images.isEmpty() ? "" : count(images),
                "up to %s, since layers that other images share stay".formatted(Formats.size(total)),
                images.stream().map(CleanableImages::line).toList(),
                "A revision whose image is gone is built again when somebody launches it.");
    }

    private static String line(UnusedImage image) {
        var name = image.revision().isEmpty() ? Formats.digest(image.id().value()) : image.revision();
        return "%s, %s".formatted(name, Formats.size(image.sizeBytes()));
    }

    private static String count(List<UnusedImage> images) {
        return Formats.count(images.size(), "image", "images");
    }

    @Override
    public Outcome clean(Caller caller, String engine, Duration age) {
        var cleaned = cleanup.clean(caller, engine, age);
        return new Outcome(
                "Removed " + count(cleaned.removed()),
                List.copyOf(cleaned.kept().values()));
    }
}

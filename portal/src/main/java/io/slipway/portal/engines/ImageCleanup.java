package io.slipway.portal.engines;

import io.slipway.engine.ContainerSummary;
import io.slipway.engine.EngineException;
import io.slipway.engine.ImageSummary;
import io.slipway.engine.Label;
import io.slipway.engine.Selector;
import io.slipway.registry.Caller;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.audit.AuditAction;
import io.slipway.registry.audit.AuditLog;
import io.slipway.registry.audit.AuditTarget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/// Removes images that this installation built and no container uses, running or not. Site administrators do that; a
/// revision whose image is gone is built again when somebody wants it. Images of deployments, and those that teams
/// saved, stay.
@Service
public class ImageCleanup {
    private static final AuditAction CLEAN_UP = AuditAction.of("image.clean-up");

    private final CleanUpRule rule;
    private final EngineProvider provider;
    private final Installation installation;
    private final AuditLog audit;
    private final List<KeptImages> keepers;

    ImageCleanup(
            CleanUpRule rule,
            EngineProvider provider,
            Installation installation,
            AuditLog audit,
            List<KeptImages> keepers) {
        this.rule = rule;
        this.provider = provider;
        this.installation = installation;
        this.audit = audit;
        this.keepers = keepers;
    }

    /// What a clean-up would remove now, the oldest first.
    ///
    /// @param age how old an image is at least, an hour or more; counted from the time that the image names, which
    ///     may be that of an earlier build whose layers were taken again
    /// @throws ForbiddenException for everybody but site administrators in person
    public List<UnusedImage> unused(Caller caller, String engine, Duration age) {
        var before = rule.before(caller, engine, age);
        var used = provider.engine().containers(Selector.slipway()).stream()
                .map(ContainerSummary::image)
                .collect(Collectors.toCollection(HashSet::new));
        keepers.forEach(keeper -> used.addAll(keeper.kept()));
        return provider.engine().images().stream()
                .filter(image -> installation.id().equals(image.labels().get(Label.INSTALLATION.key())))
                .filter(image -> !used.contains(image.id()) && image.created().isBefore(before))
                .map(ImageCleanup::unused)
                .sorted(Comparator.comparing(UnusedImage::createdAt))
                .toList();
    }

    /// Removes them, each by itself. What is used meanwhile stays.
    ///
    /// @param age as for [#unused]
    public CleanedImages clean(Caller caller, String engine, Duration age) {
        var removed = new ArrayList<UnusedImage>();
        var kept = new LinkedHashMap<String, String>();
        for (var image : unused(caller, engine, age)) {
            try {
                provider.engine().removeImage(image.id());
                removed.add(image);
            } catch (EngineException e) {
                kept.put(image.id().value(), String.valueOf(e.getMessage()));
            }
        }
        var cleaned = new CleanedImages(removed, kept);
        audit.record(
                caller,
                CLEAN_UP,
                AuditTarget.site("engine", engine),
                Map.of(
                        "removed", Integer.toString(removed.size()),
                        "kept", Integer.toString(kept.size()),
                        "bytes", Long.toString(cleaned.sizeBytes())));
        return cleaned;
    }

    private static UnusedImage unused(ImageSummary image) {
        var script = image.labels().getOrDefault(Label.SCRIPT.key(), "");
        var revision = image.labels().getOrDefault(Label.REVISION.key(), "");
        return new UnusedImage(
                image.id(),
                image.tags(),
                script.isEmpty() ? "" : script + " rev " + revision,
                image.sizeBytes(),
                image.created());
    }
}

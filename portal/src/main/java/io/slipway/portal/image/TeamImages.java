package io.slipway.portal.image;

import io.slipway.engine.ImageId;
import io.slipway.portal.build.TeamBases;
import io.slipway.portal.deployment.LaunchableImages;
import io.slipway.portal.engines.KeptImages;
import io.slipway.portal.work.WorkQueue;
import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.script.ScriptInUse;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptRenamed;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.TeamName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What the rest of the portal has to know of saved images: that they can be launched and built on, that no clean-up
/// removes them, and that they hold their script.
@Component
class TeamImages implements LaunchableImages, TeamBases, KeptImages, ScriptInUse {
    private final SavedImages images;
    private final AccessPolicy access;
    private final WorkQueue queue;
    private final JdbcClient jdbc;

    TeamImages(SavedImages images, AccessPolicy access, WorkQueue queue, JdbcClient jdbc) {
        this.images = images;
        this.access = access;
        this.queue = queue;
        this.jdbc = jdbc;
    }

    @Override
    public LaunchableImage forLaunch(Caller caller, TeamName team, UUID id) {
        access.require(caller, team, Permission.LAUNCH);
        var image = images.findById(id)
                .filter(found -> found.team().equals(team))
                .map(TeamImages::launchable)
                .orElseThrow(() -> SavedImageService.unknown(id));
        hold(id);
        return image;
    }

    /// Whoever wants to remove it waits until the transaction ends, and then sees who runs it.
    private void hold(UUID id) {
        var _ = jdbc.sql("select id from saved_image where id = ? and status = 'DONE' for share")
                .param(id)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> SavedImageService.unknown(id));
    }

    @Override
    public LaunchableImage forLaunch(Caller caller, UUID id) {
        var team = images.findById(id).map(SavedImage::team).orElseThrow(() -> SavedImageService.unknown(id));
        access.requireFor(caller, team, Permission.LAUNCH, SavedImageService.unknown(id));
        return of(id);
    }

    @Override
    public LaunchableImage of(UUID id) {
        return launchable(images.findById(id).orElseThrow(() -> SavedImageService.unknown(id)));
    }

    private static LaunchableImage launchable(SavedImage image) {
        var details = image.details();
        var made = details.image();
        var from = details.provenance();
        if (details.status() == SavedImageStatus.DONE && from == null) {
            throw new ConflictException(
                    "image-without-build",
                    "Could not launch '%s': it came from outside. Build a Dockerfile that begins with FROM %s, and launch that."
                            .formatted(details.name(), image.reference().repository()),
                    Map.of("image", details.id().toString()));
        }
        if (made == null || from == null || details.status() != SavedImageStatus.DONE) {
            throw new ConflictException(
                    "image-not-there",
                    "Could not launch '%s': it is %s. Choose another image."
                            .formatted(details.name(), details.status()),
                    Map.of("image", details.id().toString()));
        }
        return new LaunchableImage(details.id(), details.team(), details.name().value(), made, from.build());
    }

    @Override
    public boolean has(String name) {
        return SavedImage.idIn(name).isPresent();
    }

    /// Only in builds of its own team, by those who may build there: a build takes its content along to wherever the
    /// built script can be read.
    @Override
    public boolean mayUse(Caller caller, TeamName team, String name) {
        return SavedImage.idIn(name)
                .flatMap(images::findById)
                .filter(image -> image.status() == SavedImageStatus.DONE)
                .filter(image -> image.team().equals(team))
                .filter(image -> access.allows(caller, team, Permission.BUILD))
                .isPresent();
    }

    @Override
    public Set<ImageId> kept() {
        return images.findImageIds().stream().map(ImageId::new).collect(Collectors.toSet());
    }

    @Override
    public List<String> usesOf(ScriptName script) {
        var found = images.findByScriptTeamAndScript(script.team().value(), script.name());
        var mine = found.stream()
                .filter(image -> image.team().equals(script.team()))
                .map(image -> "the saved image %s".formatted(image.details().name()));
        var others = found.stream()
                .filter(image -> !image.team().equals(script.team()))
                .map(_ -> "a saved image of another team") // which, and whose, is nobody else's business
                .distinct();
        return Stream.concat(mine, others).toList();
    }

    @EventListener
    void on(ScriptRenamed event) {
        jdbc.sql("update saved_image set script = :to where script_team = :team and script = :from")
                .param("to", event.to().name())
                .param("team", event.from().team().value())
                .param("from", event.from().name())
                .update();
    }

    /// An image whose task was lost gets a new one.
    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT30S")
    void takeUp() {
        images.findUnsettled().forEach(id -> queue.enqueue(ImageConfiguration.TASK, id));
    }
}

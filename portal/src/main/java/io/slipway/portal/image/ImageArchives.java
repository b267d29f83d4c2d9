package io.slipway.portal.image;

import io.slipway.engine.BadArchiveException;
import io.slipway.engine.EngineException;
import io.slipway.engine.ImageId;
import io.slipway.engine.ImageReference;
import io.slipway.engine.Label;
import io.slipway.engine.LoadedImage;
import io.slipway.portal.engines.EngineProvider;
import io.slipway.portal.engines.Installation;
import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.InvalidException;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.TeamName;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Saved images as archives: out of the portal for developers, into it for maintainers.
///
/// An image that comes in has no way back to a script, whatever its labels say: it is marked as imported.
@Service
public class ImageArchives {
    private static final Logger LOG = LoggerFactory.getLogger(ImageArchives.class);

    private final SavedImages images;
    private final Shelf shelf;
    private final EngineProvider engines;
    private final Installation installation;
    private final AccessPolicy access;
    private final ImageRecord record;
    private final ImageProperties properties;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Semaphore doors;
    private final Clock clock = Clock.systemUTC();

    ImageArchives(
            SavedImages images,
            Shelf shelf,
            EngineProvider engines,
            Installation installation,
            AccessPolicy access,
            ImageRecord record,
            ImageProperties properties,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.images = images;
        this.shelf = shelf;
        this.engines = engines;
        this.installation = installation;
        this.access = access;
        this.record = record;
        this.properties = properties;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.doors = new Semaphore(properties.concurrent());
    }

    /// An archive on its way out. Whoever opens it closes the content, at any time.
    public record Outgoing(String fileName, InputStream content) {}

    /// How many bytes an archive may have that comes in.
    public long largest() {
        return properties.largestArchive().toBytes();
    }

    /// The image as `docker save` writes it.
    public Outgoing open(Caller caller, UUID id) {
        var image = images.findById(id).orElseThrow(() -> SavedImageService.unknown(id));
        access.requireFor(caller, image.team(), Permission.LAUNCH, SavedImageService.unknown(id));
        var details = image.details();
        var content = engines.engine().archive(existing(details));
        try {
            transaction.executeWithoutResult(_ -> record.wanted(caller, ImageRecord.EXPORT, details));
            return new Outgoing("%s-%s.tar".formatted(details.team(), details.name()), content);
        } catch (RuntimeException e) {
            close(content, e);
            throw e;
        }
    }

    private static void close(InputStream content, RuntimeException failure) {
        try {
            content.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static ImageId existing(SavedImageDetails image) {
        var made = image.image();
        if (made == null || image.status() != SavedImageStatus.DONE) {
            throw new ConflictException(
                    "image-not-there",
                    "Could not read '%s': it is %s.".formatted(image.name(), image.status()),
                    Map.of("image", image.id().toString()));
        }
        return made;
    }

    /// Takes an image in from an archive, to its end; the caller waits.
    ///
    /// @param standing whether the caller is still signed in; asked every second while the archive comes
    /// @throws ForbiddenException as soon as that is over
    public SavedImageDetails bringIn(
            Caller caller, TeamName team, SavedImageName name, InputStream archive, BooleanSupplier standing) {
        access.require(caller, team, Permission.BRING_IN_IMAGES);
        if (!doors.tryAcquire()) {
            throw new ConflictException(
                    "busy",
                    "Could not bring in '%s': others are doing that. Try again soon.".formatted(name),
                    Map.of());
        }
        try {
            refuseWithoutRoom(team, name);
            return takeIn(caller, team, name, new WatchedStream(archive, standing));
        } finally {
            doors.release();
        }
    }

    private void refuseWithoutRoom(TeamName team, SavedImageName name) {
        transaction.executeWithoutResult(_ -> {
            shelf.makeRoom(team);
            shelf.refuseTaken(team, name);
        });
    }

    /// Whatever goes wrong on the way: nothing stays on the engine that nobody keeps.
    private SavedImageDetails takeIn(Caller caller, TeamName team, SavedImageName name, WatchedStream archive) {
        var id = UUID.randomUUID();
        try {
            var loaded = load(id, team, archive);
            archive.refuseWhenOver();
            return store(caller, id, team, name, loaded);
        } catch (BadArchiveException e) { // no engine has seen it
            throw new InvalidException("archive", e.why());
        } catch (RuntimeException e) {
            forget(SavedImage.reference(id), e);
            throw e;
        }
    }

    private LoadedImage load(UUID id, TeamName team, InputStream archive) {
        var labels = installation.labels().and(Label.TEAM, team.value()).and(Label.SAVED, id.toString());
        return engines.engine().load(archive, largest(), SavedImage.reference(id), labels);
    }

    private SavedImageDetails store(Caller caller, UUID id, TeamName team, SavedImageName name, LoadedImage loaded) {
        return transaction.execute(_ -> {
            access.require(caller, team, Permission.BRING_IN_IMAGES); // it may have taken a while
            shelf.makeRoom(team);
            shelf.refuseTaken(team, name);
            var image = images.save(SavedImage.cameIn(id, team, name, loaded, caller.username(), clock.instant()));
            record.wanted(caller, ImageRecord.IMPORT, image.details());
            events.publishEvent(new SavedImageChanged(id));
            return image.details();
        });
    }

    private void forget(ImageReference name, RuntimeException failure) {
        try {
            if (engines.engine().image(name).isPresent()) {
                engines.engine().removeName(name);
            }
        } catch (EngineException e) {
            LOG.warn("Image {} stays on the engine, though nobody keeps it: {}", name, e.getMessage());
            failure.addSuppressed(e);
        }
    }
}

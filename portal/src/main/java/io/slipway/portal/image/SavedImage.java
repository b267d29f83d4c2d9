package io.slipway.portal.image;

import io.slipway.engine.ContainerId;
import io.slipway.engine.FileChange;
import io.slipway.engine.ImageDetails;
import io.slipway.engine.ImageId;
import io.slipway.engine.ImageReference;
import io.slipway.engine.LoadedImage;
import io.slipway.portal.deployment.DeploymentDetails;
import io.slipway.portal.work.Storable;
import io.slipway.registry.ConflictException;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.team.TeamName;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An image that a team keeps. It is made once, or not at all, and then stays as it is until somebody removes it.
@Entity
@Table(name = "saved_image")
class SavedImage {
    private static final String NAMES = "slipway/saved/";
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int MAX_ATTEMPTS = 3;
    private static final int CHANGES_KEPT = 200;

    @Id
    private UUID id;

    private String team;
    private String name;

    @Enumerated(EnumType.STRING)
    private ImageOrigin origin;

    @Enumerated(EnumType.STRING)
    private SavedImageStatus status;

    private @Nullable UUID deploymentId;
    private @Nullable String deploymentName;
    private @Nullable String containerId;
    private @Nullable String sourceImage;
    private @Nullable String sourceName;
    private @Nullable String scriptTeam;
    private @Nullable String script;
    private @Nullable Integer revision;
    private @Nullable UUID buildId;
    private @Nullable String imageId;
    private @Nullable Long sizeBytes;
    private @Nullable Integer layers;
    private int changedFiles;
    private String changes = "";
    private int attempts;
    private @Nullable String errorMessage;
    private String savedBy;
    private Instant createdAt;
    private @Nullable Instant endedAt;

    @Version
    private @Nullable Long version; // null until stored

    @SuppressWarnings("NullAway.Init") // fields are set by JPA
    protected SavedImage() {}

    private SavedImage(TeamName team, SavedImageName name, ImageOrigin origin, String savedBy, Instant now) {
        this.id = UUID.randomUUID();
        this.team = team.value();
        this.name = name.value();
        this.origin = origin;
        this.status = SavedImageStatus.QUEUED;
        this.savedBy = savedBy;
        this.createdAt = now;
    }

    /// The container that the deployment has now, to be saved.
    static SavedImage of(
            DeploymentDetails deployment,
            ContainerId container,
            ScriptName script,
            SavedImageName name,
            String savedBy,
            Instant now) {
        var image = new SavedImage(deployment.team(), name, ImageOrigin.CONTAINER, savedBy, now);
        image.deploymentId = deployment.id();
        image.deploymentName = deployment.name().value();
        image.containerId = container.value();
        image.sourceImage = deployment.imageId();
        image.scriptTeam = script.team().value();
        image.script = script.name();
        image.revision = deployment.revision();
        image.buildId = deployment.build();
        return image;
    }

    /// An image from outside that has come in.
    static SavedImage cameIn(
            UUID id, TeamName team, SavedImageName name, LoadedImage loaded, String savedBy, Instant now) {
        var image = new SavedImage(team, name, ImageOrigin.ARCHIVE, savedBy, now);
        image.id = id;
        image.sourceName = loaded.name().isEmpty() ? null : Storable.text(loaded.name());
        image.status = SavedImageStatus.RUNNING;
        image.done(loaded.image(), List.of(), now);
        return image;
    }

    /// An image that has come from a registry, known by the transfer that brought it.
    static SavedImage pulled(TransferDetails transfer, ImageDetails came, Instant now) {
        var image = new SavedImage(transfer.team(), transfer.name(), ImageOrigin.REGISTRY, transfer.askedBy(), now);
        image.id = transfer.id();
        image.sourceName = transfer.reference();
        image.status = SavedImageStatus.RUNNING;
        image.done(came, List.of(), now);
        return image;
    }

    UUID id() {
        return id;
    }

    TeamName team() {
        return new TeamName(team);
    }

    SavedImageStatus status() {
        return status;
    }

    String savedBy() {
        return savedBy;
    }

    /// What it is made of, as long as it is not made.
    ContainerId container() {
        return new ContainerId(Objects.requireNonNull(containerId));
    }

    @Nullable
    ImageId image() {
        return imageId == null ? null : new ImageId(imageId);
    }

    ImageReference reference() {
        return reference(id);
    }

    /// A name on the engine that no other image has or gets; it keeps the image from being taken for garbage, and
    /// Dockerfiles of the team may begin with it.
    static ImageReference reference(UUID id) {
        return new ImageReference(NAMES + id);
    }

    /// Which image the name is of, without tag and digest; empty when it is no name of a saved image.
    static Optional<UUID> idIn(String name) {
        return Optional.of(name)
                .filter(found -> found.startsWith(NAMES))
                .map(found -> found.substring(NAMES.length()))
                .filter(UUID_FORM.asMatchPredicate())
                .map(UUID::fromString);
    }

    /// A worker takes it up, for the first time or after the process that worked on it died. Answers false when there
    /// is nothing to make.
    boolean begin(Instant now) {
        if (status != SavedImageStatus.QUEUED && status != SavedImageStatus.RUNNING) {
            return false;
        }
        if (attempts >= MAX_ATTEMPTS) {
            failed("Could not save the container: Slipway ended %d times while it was at it.".formatted(attempts), now);
            return false;
        }
        attempts++;
        status = SavedImageStatus.RUNNING;
        return true;
    }

    void done(ImageDetails made, List<FileChange> found, Instant now) {
        if (status != SavedImageStatus.RUNNING) {
            return;
        }
        status = SavedImageStatus.DONE;
        imageId = made.id().value();
        sizeBytes = made.sizeBytes();
        layers = made.layers();
        changedFiles = found.size();
        changes = found.stream().limit(CHANGES_KEPT).map(SavedImage::line).collect(Collectors.joining("\n"));
        endedAt = now;
    }

    private static String line(FileChange change) {
        var path = change.path().replaceAll("\\p{Cntrl}", "?");
        return change.kind().name().toLowerCase(Locale.ROOT) + " " + Storable.text(path);
    }

    void failed(String why, Instant now) {
        if (status == SavedImageStatus.REMOVING) {
            return;
        }
        status = SavedImageStatus.FAILED;
        errorMessage = Storable.text(why);
        endedAt = now;
    }

    /// Has it taken away, on the engine too.
    void remove() {
        if (status == SavedImageStatus.QUEUED || status == SavedImageStatus.RUNNING) {
            throw new ConflictException(
                    "image-being-saved",
                    "Could not remove '%s': it is being saved. Wait until that has ended.".formatted(name),
                    Map.of("image", id.toString()));
        }
        status = SavedImageStatus.REMOVING;
        errorMessage = null;
    }

    /// It could not be taken away now; that is tried again. Answers whether that is news.
    boolean heldUp(String why) {
        var before = errorMessage;
        errorMessage = Storable.text(why);
        return !errorMessage.equals(before);
    }

    SavedImageDetails details() {
        return new SavedImageDetails(
                id,
                team(),
                new SavedImageName(name),
                origin,
                status,
                provenance(),
                sourceName,
                image(),
                sizeBytes == null ? 0 : sizeBytes,
                layers == null ? 0 : layers,
                changedFiles,
                changes.isEmpty() ? List.of() : List.of(changes.split("\n", -1)),
                errorMessage,
                savedBy,
                createdAt,
                endedAt);
    }

    private @Nullable Provenance provenance() {
        if (deploymentId == null
                || deploymentName == null
                || scriptTeam == null
                || script == null
                || revision == null
                || buildId == null) {
            return null;
        }
        return new Provenance(
                deploymentId, deploymentName, ScriptName.of(scriptTeam, script), revision, buildId, sourceImage);
    }
}

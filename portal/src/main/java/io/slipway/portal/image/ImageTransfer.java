package io.slipway.portal.image;

import io.slipway.engine.ImageReference;
import io.slipway.engine.LayerProgress;
import io.slipway.portal.work.Storable;
import io.slipway.registry.team.TeamName;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One image on its way to a registry or from one. It arrives, or it says why not.
@Entity
@Table(name = "image_transfer")
class ImageTransfer {
    private static final int MAX_ATTEMPTS = 3;
    private static final int LAYERS_KEPT = 500;

    @Id
    private UUID id;

    private String team;

    @Enumerated(EnumType.STRING)
    private TransferDirection direction;

    private @Nullable UUID imageId;
    private String imageName;
    private String reference;

    @Enumerated(EnumType.STRING)
    private TransferStatus status;

    private @Nullable String digest;
    private String progress = "";
    private boolean cancelRequested;
    private int attempts;
    private @Nullable String errorMessage;
    private String askedBy;
    private Instant createdAt;
    private @Nullable Instant endedAt;

    @Version
    private @Nullable Long version; // null until stored

    @SuppressWarnings("NullAway.Init") // fields are set by JPA
    protected ImageTransfer() {}

    private ImageTransfer(
            TransferDirection direction,
            TeamName team,
            SavedImageName name,
            ImageReference reference,
            String askedBy,
            Instant now) {
        this.id = UUID.randomUUID();
        this.direction = direction;
        this.team = team.value();
        this.imageName = name.value();
        this.reference = reference.value();
        this.status = TransferStatus.QUEUED;
        this.askedBy = askedBy;
        this.createdAt = now;
    }

    static ImageTransfer push(SavedImageDetails image, ImageReference to, String askedBy, Instant now) {
        var transfer = new ImageTransfer(TransferDirection.PUSH, image.team(), image.name(), to, askedBy, now);
        transfer.imageId = image.id();
        return transfer;
    }

    static ImageTransfer pull(TeamName team, SavedImageName name, ImageReference from, String askedBy, Instant now) {
        return new ImageTransfer(TransferDirection.PULL, team, name, from, askedBy, now);
    }

    UUID id() {
        return id;
    }

    TeamName team() {
        return new TeamName(team);
    }

    TransferStatus status() {
        return status;
    }

    TransferDirection direction() {
        return direction;
    }

    boolean cancelRequested() {
        return cancelRequested;
    }

    /// A worker takes it up, for the first time or after the process that worked on it died. Answers false when there
    /// is nothing to do.
    boolean begin(Instant now) {
        if (!status.isOnItsWay()) {
            return false;
        }
        if (cancelRequested) {
            end(TransferStatus.CANCELLED, now);
            return false;
        }
        if (attempts >= MAX_ATTEMPTS) {
            failed("Slipway ended %d times while it was at it. Try again.".formatted(attempts), now);
            return false;
        }
        attempts++;
        status = TransferStatus.RUNNING;
        return true;
    }

    void told(Collection<LayerProgress> layers) {
        progress = layers.stream().limit(LAYERS_KEPT).map(ImageTransfer::line).collect(Collectors.joining("\n"));
    }

    private static String line(LayerProgress layer) {
        return "%s\t%s\t%d\t%d".formatted(plain(layer.layer()), plain(layer.state()), layer.done(), layer.total());
    }

    private static String plain(String text) {
        var printable = text.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= 80 ? printable : printable.substring(0, 80);
    }

    void done(UUID image, String arrivedAs, Instant now) {
        imageId = image;
        digest = arrivedAs;
        end(TransferStatus.DONE, now);
    }

    void failed(String why, Instant now) {
        errorMessage = Storable.text(why);
        end(TransferStatus.FAILED, now);
    }

    void cancelled(Instant now) {
        end(TransferStatus.CANCELLED, now);
    }

    /// Answers whether that is news.
    boolean cancel() {
        var news = status.isOnItsWay() && !cancelRequested;
        cancelRequested |= news;
        return news;
    }

    private void end(TransferStatus how, Instant now) {
        status = how;
        endedAt = now;
    }

    TransferDetails details() {
        return new TransferDetails(
                id,
                team(),
                direction,
                imageId,
                new SavedImageName(imageName),
                reference,
                status,
                digest,
                layers(),
                cancelRequested && status.isOnItsWay(),
                errorMessage,
                askedBy,
                createdAt,
                endedAt);
    }

    private List<LayerProgress> layers() {
        return progress.lines()
                .map(line -> line.split("\t", -1))
                .map(parts -> new LayerProgress(parts[0], parts[1], Long.parseLong(parts[2]), Long.parseLong(parts[3])))
                .toList();
    }
}

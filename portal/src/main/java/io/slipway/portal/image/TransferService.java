package io.slipway.portal.image;

import io.slipway.portal.registries.RegistryHosts;
import io.slipway.portal.work.WorkQueue;
import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.TeamName;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The use cases around images and registries: developers push what their team keeps, maintainers pull. Everything
/// returns at once: a worker does the rest.
@Service
public class TransferService {
    private static final int MOST_AT_A_TIME = 10;
    private static final Limit SHOWN = Limit.of(50);

    private final ImageTransfers transfers;
    private final SavedImages images;
    private final Shelf shelf;
    private final RegistryHosts hosts;
    private final AccessPolicy access;
    private final WorkQueue queue;
    private final ImageRecord record;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock = Clock.systemUTC();

    TransferService(
            ImageTransfers transfers,
            SavedImages images,
            Shelf shelf,
            RegistryHosts hosts,
            AccessPolicy access,
            WorkQueue queue,
            ImageRecord record,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.transfers = transfers;
        this.images = images;
        this.shelf = shelf;
        this.hosts = hosts;
        this.access = access;
        this.queue = queue;
        this.record = record;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Has a saved image sent to a registry.
    ///
    /// @param to what it is called there, `host:port/path:tag`
    public TransferDetails push(Caller caller, UUID image, String to) {
        var found = images.findById(image).orElseThrow(() -> SavedImageService.unknown(image));
        access.requireFor(caller, found.team(), Permission.LAUNCH, SavedImageService.unknown(image));
        var reference = hosts.image("to", to);
        return transaction.execute(_ -> {
            var held = images.lock(image).orElseThrow(() -> SavedImageService.unknown(image));
            var details = held.details();
            if (details.status() != SavedImageStatus.DONE) {
                throw new ConflictException(
                        "image-not-there",
                        "Could not push '%s': it is %s.".formatted(details.name(), details.status()),
                        Map.of("image", image.toString()));
            }
            return start(caller, ImageTransfer.push(details, reference, caller.username(), clock.instant()));
        });
    }

    /// Has an image brought in from a registry.
    ///
    /// @param from what it is called there, `host:port/path:tag`
    public TransferDetails pull(Caller caller, TeamName team, SavedImageName name, String from) {
        access.require(caller, team, Permission.BRING_IN_IMAGES);
        var reference = hosts.image("from", from);
        return transaction.execute(_ -> {
            shelf.makeRoom(team);
            shelf.refuseTaken(team, name);
            return start(caller, ImageTransfer.pull(team, name, reference, caller.username(), clock.instant()));
        });
    }

    private TransferDetails start(Caller caller, ImageTransfer wanted) {
        images.lockImagesOf(wanted.team().value());
        if (transfers.countOnTheirWay(wanted.team().value()) >= MOST_AT_A_TIME) {
            throw new ConflictException(
                    "busy",
                    "Could not begin: team '%s' has %d images on their way. Wait until one has arrived."
                            .formatted(wanted.team(), MOST_AT_A_TIME),
                    Map.of("team", wanted.team().value()));
        }
        var transfer = transfers.save(wanted);
        queue.enqueue(ImageConfiguration.TRANSFER_TASK, transfer.id());
        events.publishEvent(new TransferChanged(transfer.id()));
        record.wanted(caller, transfer.details());
        return transfer.details();
    }

    /// The newest transfers of one team.
    public List<TransferDetails> list(Caller caller, TeamName team) {
        access.require(caller, team, Permission.READ);
        return list(Set.of(team));
    }

    /// The newest transfers of all the caller's teams.
    public List<TransferDetails> list(Caller caller) {
        return list(access.teamsOf(caller));
    }

    private List<TransferDetails> list(Set<TeamName> teams) {
        var names = teams.stream().map(TeamName::value).collect(Collectors.toSet());
        return names.isEmpty() ? List.of() : details(transfers.findNewest(names, SHOWN));
    }

    /// The newest transfers of one image.
    public List<TransferDetails> ofImage(Caller caller, UUID image) {
        var found = images.findById(image).orElseThrow(() -> SavedImageService.unknown(image));
        access.requireFor(caller, found.team(), Permission.READ, SavedImageService.unknown(image));
        return details(transfers.findNewest(image, SHOWN));
    }

    private static List<TransferDetails> details(List<ImageTransfer> found) {
        return found.stream().map(ImageTransfer::details).toList();
    }

    /// One transfer.
    public TransferDetails find(Caller caller, UUID id) {
        return require(caller, id, Permission.READ).details();
    }

    /// Has it ended before it has arrived; one that has ended stays as it is.
    public TransferDetails cancel(Caller caller, UUID id) {
        require(caller, id, toMove(require(caller, id, Permission.READ).direction()));
        return transaction.execute(_ -> {
            var transfer = transfers.lock(id).orElseThrow(() -> unknown(id));
            if (transfer.cancel()) {
                queue.hurry(ImageConfiguration.TRANSFER_TASK, id);
                events.publishEvent(new TransferChanged(id));
                record.cancelled(caller, transfer.details());
            }
            return transfer.details();
        });
    }

    /// Whether the caller may have it ended.
    public boolean mayCancel(Caller caller, TransferDetails transfer) {
        return transfer.status().isOnItsWay()
                && !transfer.cancelling()
                && access.allows(caller, transfer.team(), toMove(transfer.direction()));
    }

    private static Permission toMove(TransferDirection direction) {
        return switch (direction) {
            case PUSH -> Permission.LAUNCH;
            case PULL -> Permission.BRING_IN_IMAGES;
        };
    }

    private ImageTransfer require(Caller caller, UUID id, Permission permission) {
        var transfer = transfers.findById(id).orElseThrow(() -> unknown(id));
        access.requireFor(caller, transfer.team(), permission, unknown(id));
        return transfer;
    }

    private static NotFoundException unknown(UUID id) {
        return new NotFoundException("transfer", id.toString());
    }

    /// A transfer whose task was lost gets a new one.
    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT30S")
    void takeUp() {
        transfers.findUnsettled().forEach(id -> queue.enqueue(ImageConfiguration.TRANSFER_TASK, id));
    }
}

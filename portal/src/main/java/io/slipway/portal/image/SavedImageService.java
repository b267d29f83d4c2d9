package io.slipway.portal.image;

import io.slipway.portal.deployment.DeploymentDetails;
import io.slipway.portal.deployment.DeploymentService;
import io.slipway.portal.deployment.ImageUses;
import io.slipway.portal.work.WorkQueue;
import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.script.ScriptNames;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.TeamName;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The use cases around saved images. They belong to the team whose container was saved; those of other teams are not
/// found. Everything returns at once: a worker does the rest.
@Service
public class SavedImageService {
    private final SavedImages images;
    private final DeploymentService deployments;
    private final ImageUses uses;
    private final ImageTransfers transfers;
    private final ScriptNames names;
    private final AccessPolicy access;
    private final WorkQueue queue;
    private final ImageRecord record;
    private final Shelf shelf;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock = Clock.systemUTC();

    SavedImageService(
            SavedImages images,
            DeploymentService deployments,
            ImageUses uses,
            ImageTransfers transfers,
            ScriptNames names,
            AccessPolicy access,
            WorkQueue queue,
            ImageRecord record,
            Shelf shelf,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.images = images;
        this.deployments = deployments;
        this.uses = uses;
        this.transfers = transfers;
        this.names = names;
        this.access = access;
        this.queue = queue;
        this.record = record;
        this.shelf = shelf;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Saves the container that the deployment has now.
    ///
    /// @param name null for one of the deployment's name and a number
    public SavedImageDetails save(Caller caller, UUID deployment, @Nullable SavedImageName name) {
        var found = deployments.find(caller, deployment, Permission.LAUNCH);
        return transaction.execute(_ -> store(caller, found, name));
    }

    private SavedImageDetails store(Caller caller, DeploymentDetails deployment, @Nullable SavedImageName wanted) {
        var container = deployment.container();
        if (container == null) {
            throw new ConflictException(
                    "wrong-state",
                    "Could not save '%s': it has no container. Start it first.".formatted(deployment.name()),
                    Map.of("deployment", deployment.id().toString(), "deploymentStatus", deployment.status()));
        }
        shelf.makeRoom(deployment.team());
        var name = wanted == null ? freeName(deployment) : wanted;
        shelf.refuseTaken(deployment.team(), name);
        var script = names.hold(deployment.script());
        var image = images.save(SavedImage.of(deployment, container, script, name, caller.username(), clock.instant()));
        queue.enqueue(ImageConfiguration.TASK, image.id());
        events.publishEvent(new SavedImageChanged(image.id()));
        record.wanted(caller, ImageRecord.SAVE, image.details());
        return image.details();
    }

    private SavedImageName freeName(DeploymentDetails deployment) {
        for (int number = 1; ; number++) {
            var name = "%s-%d".formatted(deployment.name(), number);
            if (!images.existsByTeamAndName(deployment.team().value(), name)) {
                return new SavedImageName(name);
            }
        }
    }

    /// The images of one team, newest first.
    public List<SavedImageDetails> list(Caller caller, TeamName team) {
        access.require(caller, team, Permission.READ);
        return list(Set.of(team));
    }

    /// The images of all the caller's teams, newest first.
    public List<SavedImageDetails> list(Caller caller) {
        return list(access.teamsOf(caller));
    }

    private List<SavedImageDetails> list(Set<TeamName> teams) {
        var names = teams.stream().map(TeamName::value).collect(Collectors.toSet());
        return names.isEmpty()
                ? List.of()
                : images.findByTeamInOrderByCreatedAtDesc(names).stream()
                        .map(SavedImage::details)
                        .toList();
    }

    /// One image.
    public SavedImageDetails find(Caller caller, UUID id) {
        return require(caller, id, Permission.READ).details();
    }

    /// The deployments that run it, which stand against its removal.
    public List<DeploymentDetails> users(Caller caller, UUID id) {
        require(caller, id, Permission.READ);
        return uses.of(id);
    }

    /// Has it taken away. Who saved it may do that, and maintainers.
    public SavedImageDetails remove(Caller caller, UUID id) {
        require(
                caller,
                id,
                toRemove(caller, require(caller, id, Permission.READ).savedBy()));
        return transaction.execute(_ -> {
            var image = images.lock(id).orElseThrow(() -> unknown(id));
            refuseUsed(image.details());
            refuseOnItsWay(image.details());
            image.remove();
            queue.hurry(ImageConfiguration.TASK, id);
            events.publishEvent(new SavedImageChanged(id));
            record.wanted(caller, ImageRecord.REMOVE, image.details());
            return image.details();
        });
    }

    private static Permission toRemove(Caller caller, String savedBy) {
        return savedBy.equals(caller.username()) ? Permission.LAUNCH : Permission.DELETE;
    }

    /// Whether the caller may have it taken away, if nothing runs it.
    public boolean mayRemove(Caller caller, SavedImageDetails image) {
        return access.allows(caller, image.team(), toRemove(caller, image.savedBy()));
    }

    /// Whether the caller may launch it, and take it out of the portal.
    public boolean mayUse(Caller caller, SavedImageDetails image) {
        return access.allows(caller, image.team(), Permission.LAUNCH);
    }

    private void refuseUsed(SavedImageDetails image) {
        var users =
                uses.of(image.id()).stream().map(user -> user.name().value()).toList();
        if (!users.isEmpty()) {
            throw new ConflictException(
                    "image-in-use",
                    "Could not remove '%s': %s runs it. Remove that first."
                            .formatted(image.name(), String.join(", ", users)),
                    Map.of("image", image.id().toString(), "usedBy", users));
        }
    }

    private void refuseOnItsWay(SavedImageDetails image) {
        if (transfers.existsOnItsWay(image.id())) {
            throw new ConflictException(
                    "image-in-use",
                    "Could not remove '%s': it is on its way to a registry. Wait until it has arrived, or cancel that."
                            .formatted(image.name()),
                    Map.of("image", image.id().toString()));
        }
    }

    private SavedImage require(Caller caller, UUID id, Permission permission) {
        var image = images.findById(id).orElseThrow(() -> unknown(id));
        access.requireFor(caller, image.team(), permission, unknown(id));
        return image;
    }

    static NotFoundException unknown(UUID id) {
        return new NotFoundException("image", id.toString());
    }
}

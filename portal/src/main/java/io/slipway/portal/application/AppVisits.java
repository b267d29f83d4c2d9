package io.slipway.portal.application;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.slipway.portal.deployment.DeploymentDetails;
import io.slipway.portal.deployment.DeploymentName;
import io.slipway.portal.deployment.DeploymentService;
import io.slipway.portal.deployment.DeploymentStatus;
import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.TeamName;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Service;

/// Who is looking at which application.
///
/// A browser sends no cookies with what an application's page loads, since that page is kept apart from the portal's.
/// So each visit has an address that nobody can guess. It leads nowhere once whoever opened it has signed out, may no
/// longer ask the application, or has not asked it anything for half an hour.
@Service
public class AppVisits {
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final int TICKET_BYTES = 32;

    private final DeploymentService deployments;
    private final AccessPolicy access;
    private final SecureRandom random = new SecureRandom();
    private final Cache<String, AppVisit> visits =
            Caffeine.newBuilder().expireAfterAccess(IDLE).maximumSize(10_000).build();

    AppVisits(DeploymentService deployments, AccessPolicy access) {
        this.deployments = deployments;
        this.access = access;
    }

    /// Whether there is a page now that the caller may open.
    public boolean canOpen(Caller caller, DeploymentDetails deployment) {
        var endpoint = deployment.endpoint();
        return deployment.status() == DeploymentStatus.RUNNING
                && endpoint != null
                && endpoint.pagePath() != null
                && access.allows(caller, deployment.team(), Permission.PREDICT);
    }

    /// Opens an application that is known by its name, see [#open(Caller, UUID, BooleanSupplier)].
    public String open(Caller caller, TeamName team, DeploymentName name, BooleanSupplier stands) {
        return open(caller, deployments.find(caller, team, name, Permission.PREDICT), stands);
    }

    /// Opens an application.
    ///
    /// @param stands whether the caller is still signed in; asked with every request
    /// @return the path of its page, for this caller and for a while
    /// @throws ConflictException when it has no page
    public String open(Caller caller, UUID id, BooleanSupplier stands) {
        return open(caller, deployments.find(caller, id, Permission.PREDICT), stands);
    }

    private String open(Caller caller, DeploymentDetails deployment, BooleanSupplier stands) {
        var page = deployment.endpoint() == null ? null : deployment.endpoint().pagePath();
        if (page == null) {
            throw new ConflictException(
                    "no-page",
                    "Could not open '%s': its image names no page for people. Add 'LABEL io.slipway.page=/' to the"
                                    .formatted(deployment.name())
                            + " Dockerfile, and launch the new revision.",
                    Map.of("deployment", deployment.id().toString()));
        }
        var ticket = ticket();
        visits.put(ticket, new AppVisit(caller, deployment.team(), deployment.name(), stands));
        return "/apps/%s/%s/%s%s".formatted(deployment.team(), deployment.name(), ticket, page);
    }

    /// The visit that an address is of; empty when there is none, or it is over.
    public Optional<AppVisit> find(String ticket) {
        var visit = visits.getIfPresent(ticket);
        if (visit != null && !visit.stands().getAsBoolean()) {
            visits.invalidate(ticket);
            return Optional.empty();
        }
        return Optional.ofNullable(visit);
    }

    private String ticket() {
        var bytes = new byte[TICKET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

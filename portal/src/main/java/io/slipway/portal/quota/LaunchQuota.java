package io.slipway.portal.quota;

import io.slipway.engine.ImageId;
import io.slipway.portal.shell.Formats;
import io.slipway.registry.ConflictException;
import io.slipway.registry.team.TeamName;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Refuses what would take more than the team may have. It asks for no right: whoever launches was asked.
@Component
public class LaunchQuota {
    private final StoredQuotas quotas;
    private final QuotaProperties site;

    LaunchQuota(StoredQuotas quotas, QuotaProperties site) {
        this.quotas = quotas;
        this.site = site;
    }

    /// Refuses what does not fit. The caller's transaction keeps everybody else of the team from asking until it ends,
    /// so that two cannot both get the last room.
    ///
    /// @param action to complete "Could not …"
    /// @param wanted what it takes from then on
    /// @param instead what takes this much in place of what it took before; null for what is new
    @Transactional(propagation = Propagation.MANDATORY)
    public void require(String action, TeamName team, Resources wanted, @Nullable UUID instead) {
        var used = quotas.used(team, instead);
        var limits = limits(team);
        var request = new Request(action, team);
        request.fit("CPUs", used.cpus(), wanted.cpus(), limits.cpus(), Formats::digits);
        request.fit(
                "of memory",
                used.memoryBytes(),
                wanted.memoryBytes(),
                limits.memoryBytes(),
                bytes -> Formats.memory(bytes.longValue()));
        request.fit(
                "running containers",
                used.containers(),
                wanted.containers(),
                limits.containers(),
                count -> Integer.toString(count.intValue()));
        request.fit(
                "of images",
                used.imageBytes(),
                wanted.imageBytes(),
                limits.imageBytes(),
                bytes -> Formats.size(bytes.longValue()));
    }

    /// How much an image adds to those that the team's deployments hold.
    public long added(TeamName team, String image, long sizeBytes) {
        return quotas.holds(team, image, null) ? 0 : sizeBytes;
    }

    /// Refuses when the images of the team's deployments are too large already.
    ///
    /// @param action to complete "Could not …"
    @Transactional(readOnly = true)
    public void requireImages(String action, TeamName team) {
        fitImages(action, team, quotas.imageBytes(team, null), 0);
    }

    /// Refuses an image that a deployment is to have in place of its own, when there is no room for it.
    ///
    /// @param action to complete "Could not …"
    @Transactional(readOnly = true)
    public void requireImage(String action, TeamName team, ImageId image, long sizeBytes, UUID deployment) {
        var added = quotas.holds(team, image.value(), deployment) ? 0 : sizeBytes;
        fitImages(action, team, quotas.imageBytes(team, deployment), added);
    }

    private void fitImages(String action, TeamName team, long used, long added) {
        new Request(action, team)
                .fit("of images", used, added, limits(team).imageBytes(), bytes -> Formats.size(bytes.longValue()));
    }

    private Resources limits(TeamName team) {
        return quotas.own(team).over(site.limits());
    }

    /// What somebody wants to do for a team.
    private record Request(String action, TeamName team) {
        private static final double ROUNDING = 1e-6; // of tenths of processors

        /// How an amount is said.
        @FunctionalInterface
        interface Words {
            String of(Double amount);
        }

        void fit(String what, double used, double wanted, double limit, Words words) {
            if (used + wanted <= limit + ROUNDING) {
                return;
            }
            throw new ConflictException(
                    "quota-exceeded",
                    "Could not %s: team '%s' uses %s of its %s %s, and this asks for %s. Stop or remove something, or ask a site administrator for more."
                            .formatted(action, team, words.of(used), words.of(limit), what, words.of(wanted)),
                    Map.of("team", team.value(), "what", what, "used", used, "asked", wanted, "limit", limit));
        }
    }
}

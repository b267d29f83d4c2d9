package io.slipway.registry.audit;

import io.slipway.registry.Caller;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.InvalidException;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.TeamName;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Reading the log: the owners of a team read its lines, site administrators all. Every page is asked for anew, so
/// that whoever loses the right in the middle gets no further one.
@Service
public class AuditService {
    /// How many lines a page may have at most.
    public static final int LARGEST_PAGE = 1_000;

    private static final AuditAction EXPORT = AuditAction.of("audit.export");

    private final AuditEntries entries;
    private final AuditLog log;
    private final AccessPolicy policy;

    AuditService(AuditEntries entries, AuditLog log, AccessPolicy policy) {
        this.entries = entries;
        this.log = log;
        this.policy = policy;
    }

    /// A page of the whole site's lines, newest first.
    ///
    /// @param before the `next` of the page before; none for the newest
    public AuditPage find(Caller caller, AuditFilter filter, @Nullable Long before, int size) {
        requireSite(caller);
        return page(null, filter, before, size);
    }

    /// A page of the lines about a team and what belongs to it.
    public AuditPage find(Caller caller, TeamName team, AuditFilter filter, @Nullable Long before, int size) {
        policy.require(caller, team, Permission.SEE_AUDIT);
        return page(team, filter, before, size);
    }

    /// The newest lines about one thing of a team, for everybody who sees the team's things: who did what and when, not
    /// from which address.
    ///
    /// @param id as the lines' details have it
    public List<AuditEntry> history(Caller caller, TeamName team, String kind, UUID id, int most) {
        policy.require(caller, team, Permission.READ);
        return entries.ofThing(team, kind, id, Math.clamp(most, 1, LARGEST_PAGE)).stream()
                .map(AuditEntry::withoutAddress)
                .toList();
    }

    /// Writes down that somebody takes lines away in a file.
    ///
    /// @param team whose lines; none for the site's
    public void exported(Caller caller, @Nullable TeamName team, String format) {
        if (team == null) {
            requireSite(caller);
            log.record(caller, EXPORT, AuditTarget.site("audit", "site"), Map.of("format", format));
        } else {
            policy.require(caller, team, Permission.SEE_AUDIT);
            log.record(caller, EXPORT, AuditTarget.of(team, "audit", team.value()), Map.of("format", format));
        }
    }

    /// Whether the caller reads the whole site's log.
    public boolean maySeeSite(Caller caller) {
        return caller.siteAdmin() && caller.inPerson();
    }

    private void requireSite(Caller caller) {
        policy.requirePerson(caller, "see the audit log");
        if (!caller.siteAdmin()) {
            throw new ForbiddenException(
                    "Could not see the audit log: this takes a site administrator. A team's owners see their team's.",
                    Map.of());
        }
    }

    private AuditPage page(@Nullable TeamName team, AuditFilter filter, @Nullable Long before, int size) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw new InvalidException("size", "a page has 1 to %,d lines".formatted(LARGEST_PAGE));
        }
        var found = entries.find(team, filter, before == null ? Long.MAX_VALUE : before, size + 1);
        return found.size() <= size
                ? new AuditPage(found, null)
                : new AuditPage(found.subList(0, size), found.get(size - 1).id());
    }
}

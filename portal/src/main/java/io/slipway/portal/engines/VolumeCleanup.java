package io.slipway.portal.engines;

import io.slipway.engine.EngineException;
import io.slipway.engine.VolumeSummary;
import io.slipway.registry.Caller;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.audit.AuditAction;
import io.slipway.registry.audit.AuditLog;
import io.slipway.registry.audit.AuditTarget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/// Removes volumes with this installation's label that no container mounts, running or not. Launches make none so far,
/// since what an image declares as a volume is in memory; volumes of others are neither told of nor touched.
@Service
public class VolumeCleanup {
    private static final AuditAction CLEAN_UP = AuditAction.of("volume.clean-up");

    private final CleanUpRule rule;
    private final EngineProvider provider;
    private final Installation installation;
    private final AuditLog audit;

    VolumeCleanup(CleanUpRule rule, EngineProvider provider, Installation installation, AuditLog audit) {
        this.rule = rule;
        this.provider = provider;
        this.installation = installation;
        this.audit = audit;
    }

    /// What is gone, and why what is not, by its name.
    public record Cleaned(List<VolumeSummary> removed, Map<String, String> kept) {
        public Cleaned {
            removed = List.copyOf(removed);
            kept = Map.copyOf(kept);
        }

        /// How much they had.
        public long sizeBytes() {
            return removed.stream().mapToLong(VolumeSummary::sizeBytes).sum();
        }
    }

    /// What a clean-up would remove now, the oldest first.
    ///
    /// @param age how long ago a volume was made at least, an hour or more
    /// @throws ForbiddenException for everybody but site administrators in person
    public List<VolumeSummary> unused(Caller caller, String engine, Duration age) {
        var before = rule.before(caller, engine, age);
        return provider.engine().volumes(installation.selector()).stream()
                .filter(volume -> !volume.used() && volume.created().isBefore(before))
                .sorted(Comparator.comparing(VolumeSummary::created))
                .toList();
    }

    /// Removes them, each by itself. What is mounted meanwhile stays.
    ///
    /// @param age as for [#unused]
    public Cleaned clean(Caller caller, String engine, Duration age) {
        var removed = new ArrayList<VolumeSummary>();
        var kept = new LinkedHashMap<String, String>();
        for (var volume : unused(caller, engine, age)) {
            try {
                provider.engine().removeVolume(volume.name());
                removed.add(volume);
            } catch (EngineException e) {
                kept.put(volume.name(), String.valueOf(e.getMessage()));
            }
        }
        var cleaned = new Cleaned(removed, kept);
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
}

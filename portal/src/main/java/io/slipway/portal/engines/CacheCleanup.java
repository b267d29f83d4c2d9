package io.slipway.portal.engines;

import io.slipway.engine.CachedStep;
import io.slipway.registry.Caller;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.audit.AuditAction;
import io.slipway.registry.audit.AuditLog;
import io.slipway.registry.audit.AuditTarget;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/// Has an engine forget the steps of earlier builds that it keeps to save time, apart from those that images have.
/// The engine does not tell whose they are: whatever builds on it may take longer once, and nothing else is lost.
@Service
public class CacheCleanup {
    private static final AuditAction CLEAN_UP = AuditAction.of("cache.clean-up");

    private final CleanUpRule rule;
    private final EngineProvider provider;
    private final AuditLog audit;

    CacheCleanup(CleanUpRule rule, EngineProvider provider, AuditLog audit) {
        this.rule = rule;
        this.provider = provider;
        this.audit = audit;
    }

    /// What a clean-up would have it forget now, the largest first.
    ///
    /// @param age how long no build has used it, an hour or more
    /// @throws ForbiddenException for everybody but site administrators in person
    public List<CachedStep> unused(Caller caller, String engine, Duration age) {
        rule.before(caller, engine, age);
        return provider.engine().unusedCache(age).stream()
                .sorted(Comparator.comparing(CachedStep::sizeBytes).reversed())
                .toList();
    }

    /// Has it forget that, and answers how many bytes this freed.
    ///
    /// @param age as for [#unused]
    public long clean(Caller caller, String engine, Duration age) {
        rule.before(caller, engine, age);
        var freed = provider.engine().forgetCache(age);
        audit.record(
                caller,
                CLEAN_UP,
                AuditTarget.site("engine", engine),
                Map.of("unusedFor", age.toString(), "bytes", Long.toString(freed)));
        return freed;
    }
}

package io.slipway.portal.engines;

import io.slipway.engine.ImageReference;
import io.slipway.engine.IsolationReport;
import io.slipway.engine.IsolationRequest;
import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.audit.AuditAction;
import io.slipway.registry.audit.AuditLog;
import io.slipway.registry.audit.AuditTarget;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/// What people may know about engines and do with them. Anybody signed in sees them; site administrators
/// check them.
@Service
public class EngineService {
    private static final AuditAction CHECK = AuditAction.of("engine.check");

    private final EngineProvider provider;
    private final EngineMonitor monitor;
    private final Installation installation;
    private final AuditLog audit;
    private final ImageReference probeImage;
    private final ReentrantLock checking = new ReentrantLock();

    EngineService(
            EngineProvider provider,
            EngineMonitor monitor,
            Installation installation,
            AuditLog audit,
            @Value("${slipway.engines.probe-image:debian:trixie-slim}") String probeImage) {
        this.provider = provider;
        this.monitor = monitor;
        this.installation = installation;
        this.audit = audit;
        this.probeImage = new ImageReference(probeImage);
    }

    /// All engines.
    public List<EngineStatus> list(Caller caller) {
        return List.of(monitor.status());
    }

    /// Finds out by experiment what containers on this engine reach. Takes seconds.
    public IsolationReport checkIsolation(Caller caller, String name) {
        requireAdministrator(caller, name, "check");
        if (!checking.tryLock()) {
            throw new ConflictException(
                    "check-running",
                    "Could not check engine '%s': a check is running. Wait for its result.".formatted(name),
                    Map.of("engine", name));
        }
        try {
            var request = new IsolationRequest(probeImage, installation.labels(), List.of());
            var report = provider.engine().isolation(request);
            monitor.remember(report);
            record(caller, name, report);
            return report;
        } finally {
            checking.unlock();
        }
    }

    /// @param action what the caller wants to do to the engine, such as `check`
    /// @throws NotFoundException when there is no such engine
    /// @throws ForbiddenException for everybody but site administrators
    void requireAdministrator(Caller caller, String name, String action) {
        if (!name.equals(provider.name())) {
            throw new NotFoundException("engine", name);
        }
        if (!caller.siteAdmin()) {
            throw new ForbiddenException(
                    "Could not %s engine '%s': this takes a site administrator. Ask one.".formatted(action, name),
                    Map.of("engine", name));
        }
    }

    private void record(Caller caller, String name, IsolationReport report) {
        audit.record(
                caller,
                CHECK,
                AuditTarget.site("engine", name),
                Map.of("isolated", Boolean.toString(report.isolated())));
    }
}

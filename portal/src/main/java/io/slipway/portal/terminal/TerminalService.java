package io.slipway.portal.terminal;

import io.slipway.engine.ContainerId;
import io.slipway.engine.EngineException;
import io.slipway.engine.TerminalSize;
import io.slipway.portal.deployment.ContainerChoice;
import io.slipway.portal.deployment.DeploymentDetails;
import io.slipway.portal.deployment.DeploymentService;
import io.slipway.portal.deployment.DeploymentStatus;
import io.slipway.portal.engines.EngineProvider;
import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.audit.AuditAction;
import io.slipway.registry.audit.AuditLog;
import io.slipway.registry.audit.AuditTarget;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Terminals in deployments' containers, for developers of the team. Every opening is written down.
///
/// A terminal ends with its shell, its container, its connection, the sign-in it was opened with, and the right to it;
/// whatever was started in it ends too.
@Service
public class TerminalService {
    private static final Logger LOG = LoggerFactory.getLogger(TerminalService.class);
    private static final AuditAction OPEN = AuditAction.of("deployment.terminal");
    private static final int MOST = 200;
    private static final int MOST_OF_ONE = 10;
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final DeploymentService deployments;
    private final AccessPolicy access;
    private final EngineProvider engines;
    private final AuditLog log;
    private final Set<OpenTerminal> open = ConcurrentHashMap.newKeySet();

    TerminalService(DeploymentService deployments, AccessPolicy access, EngineProvider engines, AuditLog log) {
        this.deployments = deployments;
        this.access = access;
        this.engines = engines;
        this.log = log;
    }

    /// The right to open one terminal, given to this caller for one of this deployment's containers.
    public record Admission(Caller caller, DeploymentDetails deployment, ContainerId container) {}

    /// Lets the caller in, or refuses; a pure question for what nobody may do and for what cannot be done.
    public Admission require(Caller caller, ContainerChoice choice) {
        var deployment = deployments.find(caller, choice.deployment(), Permission.OPEN_TERMINAL);
        var container = choice.in(deployment);
        if (container.isEmpty() || deployment.status() != DeploymentStatus.RUNNING) {
            throw new ConflictException(
                    "no-container",
                    "Could not open a terminal in '%s': it does not run (it is %s). Start it first."
                            .formatted(deployment.name(), deployment.status()),
                    Map.of("deployment", deployment.id().toString(), "deploymentStatus", deployment.status()));
        }
        refuseTooMany(caller);
        return new Admission(caller, deployment, container.get());
    }

    private void refuseTooMany(Caller caller) {
        var own = open.stream().filter(terminal -> terminal.isOf(caller)).count();
        if (open.size() >= MOST || own >= MOST_OF_ONE) {
            throw new ConflictException(
                    "too-many-terminals",
                    "Could not open a terminal: %d are open, %d of them yours. Close one, or try again later."
                            .formatted(open.size(), own),
                    Map.of("limit", MOST, "limitOfOne", MOST_OF_ONE));
        }
    }

    /// Writes down that a terminal is opened; asked for while it is still known where the request comes from.
    public void record(Admission admission) {
        var deployment = admission.deployment();
        log.record(
                admission.caller(),
                OPEN,
                AuditTarget.of(deployment.team(), "deployment", deployment.team() + "/" + deployment.name()),
                Map.of(
                        "id", deployment.id().toString(),
                        "container", admission.container().shortForm()));
    }

    /// Opens the terminal.
    ///
    /// @param standing whether the caller is still signed in; asked about every second
    /// @throws EngineException when the engine cannot
    public OpenTerminal open(Admission admission, TerminalSize size, Screen screen, BooleanSupplier standing) {
        var team = admission.deployment().team();
        BooleanSupplier allowed =
                () -> standing.getAsBoolean() && access.allows(admission.caller(), team, Permission.OPEN_TERMINAL);
        var shell = engines.engine().terminal(admission.container(), size, screen::show);
        var terminal = new OpenTerminal(admission.caller().username(), shell, screen, allowed, open::remove);
        open.add(terminal);
        terminal.guard();
        return terminal;
    }

    /// How many are open.
    int openNow() {
        return open.size();
    }

    @PreDestroy
    void close() {
        open.forEach(terminal -> terminal.end("The portal is being stopped."));
        try {
            for (var terminal : open) {
                if (!terminal.await(LAST_WORDS)) {
                    LOG.warn("A terminal's processes may still run, since the portal stops before they were ended");
                }
            }
        } catch (EngineException e) {
            LOG.warn("A terminal's processes may still run: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

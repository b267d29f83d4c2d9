package io.slipway.portal.deployment;

import io.slipway.portal.work.Registration;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/// What all that runs uses, one look for everybody. Whoever counts what they use declares a bean of this type.
///
/// It knows nothing of rights: ask only about deployments that the caller may see, or for sums.
public interface RunningLoads {
    /// Keeps an eye on what runs until removed, and calls the listener after looks, at most every few seconds.
    Registration watch(Runnable listener);

    /// What was seen last, by the deployment's id; without those that nobody has looked at. Asks the engine nothing.
    Map<UUID, Load> now();

    /// The same, after waiting until everything that runs was looked at, at most so long. The eye stays on it for a
    /// while, so that the next to ask need not wait.
    Map<UUID, Load> look(Duration patience) throws InterruptedException;
}

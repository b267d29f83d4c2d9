package io.slipway.portal.build;

import com.vaadin.flow.component.UI;
import io.slipway.portal.secret.SecretId;
import io.slipway.portal.secret.SecretService;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Links;
import io.slipway.registry.script.RevisionSelector;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/// What happens when somebody presses Build: at once if there is nothing to choose, else after a dialog.
@Service
public class BuildOrdering {
    private final BuildService builds;
    private final SecretService secrets;
    private final CurrentCaller caller;

    BuildOrdering(BuildService builds, SecretService secrets, CurrentCaller caller) {
        this.builds = builds;
        this.secrets = secrets;
        this.caller = caller;
    }

    /// Orders the build, if need be after a dialog that begins with what the order says, and shows it.
    public void order(BuildOrder order) {
        Attempt.of(() -> secretsOf(order)).ifPresent(offered -> {
            if (offered.isEmpty()) {
                place(order);
            } else {
                new BuildDialog(order, offered, this::place).open();
            }
        });
    }

    /// The same for a build that is tried again: as it was ordered, unless the dialog says otherwise.
    void retry(BuildDetails former) {
        var order = new BuildOrder(
                former.script(),
                RevisionSelector.number(former.revision()),
                former.args(),
                false,
                former.noCache(),
                former.secrets());
        Attempt.of(() -> secretsOf(order)).ifPresent(offered -> {
            if (offered.isEmpty()) {
                retry(former, order);
            } else {
                new BuildDialog(order, offered, wanted -> retry(former, wanted)).open();
            }
        });
    }

    private boolean retry(BuildDetails former, BuildOrder wanted) {
        return show(() -> builds.retry(caller.require(), former.id(), wanted.noCache(), wanted.secrets()));
    }

    /// Builds it anew without the cache, to compare.
    void rebuild(BuildDetails former) {
        show(() -> builds.rebuild(caller.require(), former.id()));
    }

    private static boolean show(Supplier<BuildDetails> placing) {
        var placed = Attempt.of(placing);
        placed.ifPresent(build -> UI.getCurrent().navigate(Links.build(build.id())));
        return placed.isPresent();
    }

    private List<String> secretsOf(BuildOrder order) {
        return secrets.list(caller.require(), order.script().team()).stream()
                .map(secret -> secret.id())
                .map(SecretId::value)
                .toList();
    }

    private boolean place(BuildOrder order) {
        return show(() -> builds.request(caller.require(), order).build());
    }
}

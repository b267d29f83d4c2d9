package io.slipway.portal.build;

import com.vaadin.flow.component.UI;
import io.slipway.portal.secret.SecretId;
import io.slipway.portal.secret.SecretService;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Links;
import java.util.List;
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

    private List<String> secretsOf(BuildOrder order) {
        return secrets.list(caller.require(), order.script().team()).stream()
                .map(secret -> secret.id())
                .map(SecretId::value)
                .toList();
    }

    private boolean place(BuildOrder order) {
        var ticket = Attempt.of(() -> builds.request(caller.require(), order));
        ticket.ifPresent(
                placed -> UI.getCurrent().navigate(Links.build(placed.build().id())));
        return ticket.isPresent();
    }
}

package io.slipway.portal.image;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import io.slipway.portal.registries.RegistryHosts;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Live;
import io.slipway.portal.shell.Section;
import io.slipway.registry.team.TeamName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// What the pages of images offer and show of registries. Where the site allows none, they offer nothing.
@Service
class TransferDesk {
    private static final Duration RECENT = Duration.ofHours(1);
    private static final int SHOWN = 5;

    private final TransferService transfers;
    private final TransferMonitor monitor;
    private final RegistryHosts hosts;
    private final CurrentCaller caller;

    TransferDesk(TransferService transfers, TransferMonitor monitor, RegistryHosts hosts, CurrentCaller caller) {
        this.transfers = transfers;
        this.monitor = monitor;
        this.hosts = hosts;
        this.caller = caller;
    }

    Optional<Button> push(SavedImageDetails image) {
        return hosts.all().isEmpty()
                ? Optional.empty()
                : Optional.of(new Button("Push …", _ -> new PushDialog(transfers, hosts.all(), caller, image).open()));
    }

    Optional<Button> pull(Set<TeamName> teams) {
        return hosts.all().isEmpty() || teams.isEmpty()
                ? Optional.empty()
                : Optional.of(new Button(
                        "Pull from a registry …", _ -> new PullDialog(transfers, hosts.all(), caller, teams).open()));
    }

    /// Where the image went or came from; nothing while it went nowhere.
    Component of(UUID image) {
        var host = new Div();
        var list = new TransferList(transfers, caller, true);
        Live.<List<TransferDetails>>show(
                host, listener -> monitor.subscribe(caller.require(), image, listener)::remove, found -> {
                    list.show(found.stream().limit(SHOWN).toList());
                    if (!found.isEmpty() && host.getComponentCount() == 0) {
                        host.add(Section.panel("Registries", list));
                    }
                });
        return host;
    }

    /// What comes or goes now, and the pulls of the last hour that brought nothing.
    Component moving() {
        var list = new TransferList(transfers, caller, false);
        Live.<List<TransferDetails>>show(
                list,
                listener -> monitor.subscribe(caller.require(), listener)::remove,
                found -> list.show(found.stream()
                        .filter(TransferDesk::isOfInterest)
                        .limit(SHOWN)
                        .toList()));
        return list;
    }

    private static boolean isOfInterest(TransferDetails transfer) {
        var ended = transfer.endedAt();
        if (ended == null) {
            return true;
        }
        return transfer.direction() == TransferDirection.PULL
                && transfer.status() != TransferStatus.DONE
                && ended.isAfter(Instant.now().minus(RECENT));
    }
}

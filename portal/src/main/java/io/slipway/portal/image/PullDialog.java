package io.slipway.portal.image;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.slipway.portal.registries.RegistryHost;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Notices;
import io.slipway.portal.shell.Section;
import io.slipway.registry.team.TeamName;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Asks what is to come from a registry, and for whom.
class PullDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient TransferService transfers;
    private final CurrentCaller caller;
    private final Select<TeamName> team = new Select<>();
    private final Select<RegistryHost> host = new Select<>();
    private final TextField path = new TextField("Name there");
    private final TextField name = new TextField("Name");

    PullDialog(TransferService transfers, List<RegistryHost> hosts, CurrentCaller caller, Collection<TeamName> teams) {
        this.transfers = transfers;
        this.caller = caller;
        setHeaderTitle("Pull an image from a registry");
        setWidth("min(520px, 94vw)");
        arrange(
                hosts,
                teams.stream().sorted(Comparator.comparing(TeamName::value)).toList());
        add(Section.stack(
                new Paragraph("It comes with the team's login to that registry, if there is one, and is marked as"
                        + " imported: what it says of where it came from proves nothing."),
                team,
                host,
                path,
                name));
        var pull = new Button("Pull", _ -> pull());
        pull.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", _ -> close()), pull);
    }

    private void arrange(List<RegistryHost> hosts, List<TeamName> teams) {
        team.setLabel("For team");
        team.setItems(teams);
        team.setValue(teams.getFirst());
        host.setLabel("Registry");
        host.setItems(hosts);
        host.setValue(hosts.getFirst());
        path.setMaxLength(200);
        path.setWidthFull();
        path.setHelperText("path:tag, such as vision/digits:1");
        name.setMaxLength(60);
        name.setHelperText("How the image is to be called here");
    }

    private void pull() {
        var from = "%s/%s".formatted(host.getValue(), path.getValue().strip());
        Attempt.of(
                        Map.of("from", path, "name", name),
                        () -> transfers.pull(
                                caller.require(),
                                team.getValue(),
                                new SavedImageName(name.getValue().strip()),
                                from))
                .ifPresent(transfer -> {
                    close();
                    Notices.done("Pulling " + transfer.reference());
                });
    }
}

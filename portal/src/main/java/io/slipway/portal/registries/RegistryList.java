package io.slipway.portal.registries;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Moment;
import io.slipway.portal.shell.Notices;
import io.slipway.portal.shell.Section;
import io.slipway.portal.shell.TypedConfirmation;
import io.slipway.registry.team.TeamName;
import java.util.List;
import java.util.Map;

/// The logins of one team to registries. Passwords go in and never come out.
class RegistryList extends Div {
    private static final long serialVersionUID = 1L;

    private final transient RegistryLoginService logins;
    private final transient List<RegistryHost> hosts;
    private final CurrentCaller caller;
    private final TeamName team;
    private final boolean maintainer;

    RegistryList(
            RegistryLoginService logins,
            List<RegistryHost> hosts,
            CurrentCaller caller,
            TeamName team,
            boolean maintainer) {
        this.logins = logins;
        this.hosts = hosts;
        this.caller = caller;
        this.team = team;
        this.maintainer = maintainer;
        addClassName("stack");
        show();
    }

    private void show() {
        removeAll();
        var about = new Paragraph("Saved images of this team are pushed and pulled with these. Without one, a registry"
                + " takes and gives only what it does for everybody. Nobody can read a password here again.");
        about.addClassName("muted");
        var section = Section.panel("Registries", about);
        var all = logins.list(caller.require(), team);
        if (!all.isEmpty()) {
            var list = new UnorderedList();
            list.addClassName("links");
            all.forEach(login -> list.add(entry(login)));
            section.add(list);
        }
        add(section);
        if (maintainer) {
            add(Section.panel("Add or replace", form()));
        } else if (all.isEmpty()) {
            section.add(new Paragraph("There is none yet. A maintainer can add one."));
        }
    }

    private ListItem entry(RegistryLoginDetails login) {
        var host = new Span(new Code(login.host().value()), new Span(" as " + login.username()));
        host.addClassName("name");
        var actions = Section.div("member-actions");
        if (maintainer) {
            var delete = new Button("Delete …", _ -> askToDelete(login.host()));
            delete.addThemeVariants(ButtonVariant.TERTIARY);
            delete.setAriaLabel("Delete the login to " + login.host());
            actions.add(delete);
        }
        var note = new Span(new Span("set by " + login.changedBy() + " "), Moment.at(login.changedAt()));
        note.addClassName("note");
        return new ListItem(host, actions, note);
    }

    private void askToDelete(RegistryHost host) {
        new TypedConfirmation(
                        "Delete the login to " + host + "?",
                        "Images of this team go there and come from there without it from now on.",
                        host.value(),
                        "Delete the login",
                        () -> {
                            if (Attempt.run(() -> logins.delete(caller.require(), team, host))) {
                                Notices.done("Deleted the login to " + host);
                            }
                            show();
                        })
                .open();
    }

    private Div form() {
        var host = new Select<RegistryHost>();
        host.setLabel("Registry");
        host.setItems(hosts);
        host.setValue(hosts.getFirst());
        var username = new TextField("User name");
        username.setMaxLength(255);
        var password = new TextArea("Password or token");
        password.setMaxLength(8 * 1024);
        password.setWidthFull();
        password.getElement().setAttribute("autocomplete", "off");
        var keep = new Button(
                "Keep the login",
                _ -> Attempt.of(
                                Map.of("host", host, "username", username, "password", password),
                                () -> logins.set(
                                        caller.require(),
                                        team,
                                        host.getValue(),
                                        username.getValue().strip(),
                                        password.getValue().strip()))
                        .ifPresent(login -> {
                            Notices.done("Kept the login to " + login.host());
                            show();
                        }));
        keep.addThemeVariants(ButtonVariant.PRIMARY);
        return Section.stack(host, username, password, new Div(keep));
    }
}

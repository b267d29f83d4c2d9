package io.slipway.portal.secret;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Moment;
import io.slipway.portal.shell.Notices;
import io.slipway.portal.shell.Section;
import io.slipway.portal.shell.TypedConfirmation;
import io.slipway.registry.team.TeamName;
import java.util.Map;

/// The secrets of one team. Values go in and never come out.
class SecretList extends Div {
    private static final long serialVersionUID = 1L;

    private final transient SecretService secrets;
    private final CurrentCaller caller;
    private final TeamName team;
    private final boolean maintainer;

    SecretList(SecretService secrets, CurrentCaller caller, TeamName team, boolean maintainer) {
        this.secrets = secrets;
        this.caller = caller;
        this.team = team;
        this.maintainer = maintainer;
        addClassName("stack");
        show();
    }

    private void show() {
        removeAll();
        var about = new Paragraph(
                "Whoever orders a build of this team can hand these to it. A step sees one with "
                        + "RUN --mount=type=secret,id=…, and it is in no image and no log. Nobody can read a value here again.");
        about.addClassName("muted");
        var section = Section.panel("Secrets", about);
        var all = secrets.list(caller.require(), team);
        if (!all.isEmpty()) {
            var list = new UnorderedList();
            list.addClassName("links");
            all.forEach(secret -> list.add(entry(secret)));
            section.add(list);
        }
        add(section);
        if (maintainer) {
            add(Section.panel("Add or replace", form()));
        } else if (all.isEmpty()) {
            section.add(new Paragraph("There is none yet. A maintainer can add one."));
        }
    }

    private ListItem entry(SecretDetails secret) {
        var id = new Span(new Code(secret.id().value()));
        id.addClassName("name");
        var actions = Section.div("member-actions");
        if (maintainer) {
            var delete = new Button("Delete …", _ -> askToDelete(secret.id()));
            delete.addThemeVariants(ButtonVariant.TERTIARY);
            delete.setAriaLabel("Delete the secret " + secret.id());
            actions.add(delete);
        }
        var note = new Span(new Span("set by " + secret.changedBy() + " "), Moment.at(secret.changedAt()));
        note.addClassName("note");
        return new ListItem(id, actions, note);
    }

    private void askToDelete(SecretId id) {
        new TypedConfirmation(
                        "Delete the secret " + id + "?",
                        "Builds that mount it fail from now on. Nobody can read its value, so nobody can bring it back.",
                        id.value(),
                        "Delete the secret",
                        () -> {
                            if (Attempt.run(() -> secrets.delete(caller.require(), team, id))) {
                                Notices.done("Deleted the secret " + id);
                            }
                            show();
                        })
                .open();
    }

    private Div form() {
        var id = new TextField("Id");
        id.setHelperText("As the Dockerfile mounts it, such as pip-token. One that exists is replaced");
        id.setMaxLength(64);
        var value = new TextArea("Value");
        value.setMaxLength(32 * 1024);
        value.setHelperText("At least 6 characters");
        value.setWidthFull();
        value.getElement().setAttribute("autocomplete", "off");
        var keep = new Button(
                "Keep the secret",
                _ -> Attempt.of(
                                Map.of("id", id, "value", value),
                                () -> secrets.set(
                                        caller.require(), team, new SecretId(id.getValue()), value.getValue()))
                        .ifPresent(secret -> {
                            Notices.done("Kept the secret " + secret.id());
                            show();
                        }));
        keep.addThemeVariants(ButtonVariant.PRIMARY);
        return Section.stack(id, value, new Div(keep));
    }
}

package io.slipway.portal.token;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import io.slipway.portal.shell.Callout;
import io.slipway.portal.shell.Command;
import io.slipway.portal.shell.Section;
import io.slipway.registry.token.IssuedToken;
import java.net.URI;

/// Shows a token's secret, this one time, and what to do with it.
class SecretDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    SecretDialog(IssuedToken issued, String site) {
        var username = issued.token().username();
        setHeaderTitle("Copy the secret of '%s' now".formatted(issued.token().name()));
        setWidth("min(640px, 94vw)");
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        add(Section.stack(
                Callout.warning(
                        "Nobody can look it up later, you neither.",
                        "Whoever has it can do what it may do. Keep it where passwords are kept."),
                new Command(issued.secret().reveal(), "Copy the secret"),
                new H3("With Docker"),
                new Span("The secret is the password that it asks for."),
                new Command(
                        "docker login %s --username '%s'"
                                .formatted(URI.create(site).getAuthority(), username),
                        "Copy the docker command"),
                new H3("With curl"),
                new Command(
                        "read -rs TOKEN && curl -H \"Authorization: Bearer $TOKEN\" %s/api/v1/scripts".formatted(site),
                        "Copy the curl command")));
        var done = new Button("I have it", _ -> close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(done);
    }
}

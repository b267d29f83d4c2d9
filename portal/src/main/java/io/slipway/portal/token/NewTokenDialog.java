package io.slipway.portal.token;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Section;
import io.slipway.registry.token.IssuedToken;
import io.slipway.registry.token.NewToken;
import java.util.Map;
import java.util.function.Consumer;

/// Asks what a token is called, what it may do and how long.
class NewTokenDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient TokenDesk desk;
    private final transient Consumer<IssuedToken> issued;
    private final TextField name = new TextField("Name");
    private final ScopeChoice scopes = new ScopeChoice();
    private final Select<Lifetime> lifetime = new Select<>();
    private final IntegerField days = new IntegerField("Days");

    NewTokenDialog(TokenDesk desk, Consumer<IssuedToken> issued) {
        this.desk = desk;
        this.issued = issued;
        setHeaderTitle("New " + desk.word());
        setWidth("min(520px, 94vw)");
        arrangeFields();
        add(Section.stack(name, scopes, Section.div("filters", lifetime, days)));
        var make = new Button("Make the " + desk.word(), _ -> make());
        make.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", _ -> close()), make);
    }

    private void arrangeFields() {
        name.setHelperText(
                desk.team() == null
                        ? "By which you know it again, such as laptop or nightly build"
                        : "Part of its user name: lower-case letters, digits and dashes, such as nightly-build");
        name.setMaxLength(NewToken.LONGEST_NAME);
        name.setRequiredIndicatorVisible(true);
        name.setAutofocus(true);
        name.setWidthFull();
        lifetime.setLabel("Good for");
        lifetime.setItems(Lifetime.values());
        lifetime.setItemLabelGenerator(Lifetime::label);
        lifetime.setValue(Lifetime.QUARTER);
        days.setMin(1);
        days.setMax(NewToken.MOST_DAYS);
        days.setStepButtonsVisible(true);
        days.setValue(NewToken.USUAL_DAYS);
        days.setVisible(false);
        lifetime.addValueChangeListener(event -> days.setVisible(event.getValue() == Lifetime.OTHER));
    }

    private void make() {
        Attempt.of(Map.of("name", name, "scopes", scopes, "expiresInDays", days), () -> desk.issue(wanted()))
                .ifPresent(token -> {
                    close();
                    issued.accept(token);
                });
    }

    private NewToken wanted() {
        var other = days.getValue();
        return new NewToken(
                name.getValue(), scopes.chosen(), lifetime.getValue().days(other == null ? 0 : other));
    }
}

package io.slipway.portal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;

/// Asks before something that cannot be undone: says what goes, and wants the name typed.
public final class TypedConfirmation extends Dialog {
    private static final long serialVersionUID = 1L;

    public TypedConfirmation(String title, String whatGoes, String name, String action, Runnable confirmed) {
        this(title, new Paragraph(whatGoes), name, action, confirmed);
    }

    public TypedConfirmation(String title, Component whatGoes, String name, String action, Runnable confirmed) {
        setHeaderTitle(title);
        setWidth("min(480px, 94vw)");
        var typed = new TextField("Type %s to go on".formatted(name));
        typed.setWidthFull();
        typed.setValueChangeMode(ValueChangeMode.EAGER);
        var act = new Button(action, _ -> {
            close();
            confirmed.run();
        });
        act.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        act.setEnabled(false);
        typed.addValueChangeListener(event -> act.setEnabled(event.getValue().equals(name)));
        add(whatGoes, typed);
        getFooter().add(new Button("Cancel", _ -> close()), act);
    }
}

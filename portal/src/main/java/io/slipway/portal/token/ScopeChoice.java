package io.slipway.portal.token;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Span;
import io.slipway.registry.Scope;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The scopes of a token to be, each with what it is good for.
class ScopeChoice extends FieldSet implements HasValidation {
    private static final long serialVersionUID = 1L;

    private final Map<Scope, Input> boxes = new EnumMap<>(Scope.class);
    private final Span error = new Span();

    ScopeChoice() {
        super("What it may do");
        addClassName("scope-choice");
        for (var scope : Scope.values()) {
            add(choice(scope));
        }
        error.addClassName("field-error");
        error.getElement().setAttribute("role", "alert");
        add(error);
        tick(Scope.READ);
        setInvalid(false);
    }

    Set<Scope> chosen() {
        return boxes.entrySet().stream()
                .filter(box -> box.getValue().getElement().getProperty("checked", false))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void tick(Scope scope) {
        boxes.forEach((each, box) -> box.getElement().setProperty("checked", each == scope));
    }

    private NativeLabel choice(Scope scope) {
        var box = new Input();
        box.setType("checkbox");
        box.getElement().addPropertyChangeListener("checked", "change", _ -> setInvalid(false));
        boxes.put(scope, box);
        var name = new Span(scope.slug());
        name.addClassName("name");
        var meaning = new Span(meaning(scope));
        meaning.addClassName("muted");
        var label = new NativeLabel();
        label.add(box, new Div(name, meaning));
        return label;
    }

    private static String meaning(Scope scope) {
        return switch (scope) {
            case READ -> "See scripts, builds, containers and reports; download files. Every token can.";
            case WRITE -> "Save revisions, move tags, propose changes.";
            case BUILD -> "Build images, cancel builds.";
            case LAUNCH -> "Launch, start and stop containers; ask for predictions; open logs.";
            case COMPARE -> "Start and cancel comparisons.";
        };
    }

    @Override
    public void setErrorMessage(@Nullable String message) {
        error.setText(message == null ? "" : message);
    }

    @Override
    public String getErrorMessage() {
        return error.getText();
    }

    @Override
    public void setInvalid(boolean invalid) {
        error.setVisible(invalid);
    }

    @Override
    public boolean isInvalid() {
        return error.isVisible();
    }
}

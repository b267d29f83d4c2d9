package io.slipway.portal.prediction;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// A field for each property of a payload; every change makes the payload anew.
final class PayloadForm extends Div {
    private static final long serialVersionUID = 1L;
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final transient Map<String, Supplier<@Nullable JsonNode>> values = new LinkedHashMap<>();
    private final transient Consumer<String> changed;

    /// @param changed gets the whole payload after each change
    PayloadForm(List<PayloadField> fields, Consumer<String> changed) {
        this.changed = changed;
        addClassName("stack");
        fields.forEach(field -> add(part(field)));
    }

    private Component part(PayloadField field) {
        var initial = JSON.readTree(field.initial());
        if (!field.choices().isEmpty()) {
            return choice(field);
        }
        return switch (field.kind()) {
            case BOOLEAN -> {
                var box = new Checkbox(field.name(), initial.asBoolean(false));
                yield arranged(field, box, box, () -> NODES.booleanNode(box.getValue()));
            }
            case JSON -> {
                var area = new TextArea(field.name(), field.initial(), "");
                area.addClassName("mono-field");
                area.setMaxRows(6);
                area.setValueChangeMode(ValueChangeMode.LAZY);
                yield arranged(field, area, area, () -> read(area));
            }
            default -> {
                var text = new TextField(field.name());
                text.setValue(initial.isNull() ? "" : initial.asString(""));
                text.setValueChangeMode(ValueChangeMode.LAZY);
                yield arranged(field, text, text, () -> read(field, text));
            }
        };
    }

    private Component choice(PayloadField field) {
        var select = new Select<String>();
        select.setLabel(field.name());
        select.setItems(field.choices());
        select.setItemLabelGenerator(choice -> JSON.readTree(choice).asString(choice));
        select.setEmptySelectionAllowed(!field.required());
        select.setValue(
                field.choices().contains(field.initial())
                        ? field.initial()
                        : field.choices().getFirst());
        return arranged(
                field, select, select, () -> select.getValue() == null ? null : JSON.readTree(select.getValue()));
    }

    private Component arranged(
            PayloadField field, HasValue<?, ?> part, HasHelper helper, Supplier<@Nullable JsonNode> value) {
        helper.setHelperText(field.description().equalsIgnoreCase(field.name()) ? "" : field.description());
        part.setRequiredIndicatorVisible(field.required());
        part.addValueChangeListener(_ -> changed.accept(payload()));
        values.put(field.name(), value);
        var component = (Component) part;
        component.getElement().getStyle().setWidth("100%");
        return component;
    }

    /// The payload as it stands; what is empty and need not be there is left out.
    String payload() {
        var object = NODES.objectNode();
        values.forEach((name, value) -> {
            var found = value.get();
            if (found != null) {
                object.set(name, found);
            }
        });
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(object);
    }

    private static @Nullable JsonNode read(PayloadField field, TextField text) {
        if (field.kind() == PayloadField.Kind.TEXT) {
            return text.getValue().isEmpty() && !field.required() ? null : NODES.stringNode(text.getValue());
        }
        text.setInvalid(false);
        if (text.getValue().isBlank()) {
            return null;
        }
        try {
            var number = new BigDecimal(text.getValue().strip());
            return field.kind() == PayloadField.Kind.INTEGER
                    ? NODES.numberNode(number.toBigIntegerExact())
                    : NODES.numberNode(number);
        } catch (ArithmeticException | NumberFormatException _) {
            text.setErrorMessage(field.kind() == PayloadField.Kind.INTEGER ? "A whole number" : "A number such as 0.5");
            text.setInvalid(true);
            return null;
        }
    }

    private static @Nullable JsonNode read(TextArea area) {
        area.setInvalid(false);
        if (area.getValue().isBlank()) {
            return null;
        }
        try {
            return JSON.readTree(area.getValue());
        } catch (JacksonException _) {
            area.setErrorMessage("This is no JSON");
            area.setInvalid(true);
            return null;
        }
    }
}

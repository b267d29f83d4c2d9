package io.slipway.portal.audit;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Location;
import io.slipway.portal.shell.AddressBar;
import io.slipway.portal.shell.Section;
import io.slipway.registry.InvalidException;
import io.slipway.registry.audit.AuditOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A log with filters over it, which stand in the page's address, and the same lines as files.
class AuditPanel extends Div {
    private static final long serialVersionUID = 1L;

    private final transient AuditSource source;
    private final AuditLines lines;
    private final Map<String, TextField> texts = new LinkedHashMap<>();
    private final Select<String> outcome = new Select<>();
    private final Anchor csv = new Anchor("", "CSV");
    private final Anchor json = new Anchor("", "JSON");
    private transient AuditChoice choice;

    AuditPanel(AuditSource source, Location location) {
        this.source = source;
        this.lines = new AuditLines(source);
        this.choice = AuditChoice.of(location);
        addClassNames("stack", "audit");
        add(filters(), lines);
        show();
    }

    private Div filters() {
        text(AuditChoice.ACTOR, "Who", "alice");
        text(AuditChoice.ACTION, "What begins with", "script.delete");
        text(AuditChoice.NAME, "To what", "vision/digits");
        text(AuditChoice.ADDRESS, "From address", "192.0.2.7");
        outcome.setLabel("Outcome");
        var outcomes = new ArrayList<>(List.of(""));
        for (var each : AuditOutcome.values()) {
            outcomes.add(each.slug());
        }
        outcome.setItems(outcomes);
        outcome.setItemLabelGenerator(word -> word.isEmpty() ? "any" : word);
        outcome.setValue(choice.get(AuditChoice.OUTCOME));
        outcome.addValueChangeListener(event -> changed(choice.with(AuditChoice.OUTCOME, event.getValue())));
        var box = Section.div("filters");
        texts.values().forEach(box::add);
        box.add(outcome, day("First day", AuditChoice.FROM), day("Last day", AuditChoice.TO), files());
        return box;
    }

    private void text(String name, String label, String example) {
        var field = new TextField(label);
        field.setPlaceholder(example);
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setMaxLength(200);
        field.setValue(choice.get(name));
        field.addValueChangeListener(event -> changed(choice.with(name, event.getValue())));
        texts.put(name, field);
    }

    private DayField day(String label, String name) {
        var field = new DayField(label, "audit-" + name, day -> changed(choice.with(name, day)));
        var moment = choice.get(name);
        field.setValue(moment.substring(0, Math.min(10, moment.length())));
        return field;
    }

    private Div files() {
        for (var link : List.of(csv, json)) {
            link.setRouterIgnore(true);
            link.getElement().setAttribute("download", true);
        }
        return Section.div("audit-files", csv, json);
    }

    private void changed(AuditChoice news) {
        texts.values().forEach(field -> field.setInvalid(false));
        try {
            news.filter();
        } catch (InvalidException e) {
            var field = texts.get(e.field());
            if (field != null) {
                field.setErrorMessage(e.getMessage());
                field.setInvalid(true);
            }
            return;
        }
        choice = news;
        AddressBar.show(source.page(), choice.values());
        show();
    }

    private void show() {
        csv.setHref(choice.after(source.file("csv")));
        json.setHref(choice.after(source.file("json")));
        lines.show(choice);
    }
}

package io.slipway.portal.build;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.slipway.portal.shell.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Asks which secrets of its team a build may mount, and whether it may use the cache.
class BuildDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient BuildOrder order;
    private final transient Predicate<BuildOrder> place;
    private final Map<String, Input> secrets = new LinkedHashMap<>();
    private final Input noCache;

    /// @param offered the ids of the team's secrets
    /// @param place orders it, and answers whether that went well
    BuildDialog(BuildOrder order, List<String> offered, Predicate<BuildOrder> place) {
        this.order = order;
        this.place = place;
        this.noCache = box(order.noCache());
        setHeaderTitle("Build " + order.script());
        setWidth("min(520px, 94vw)");
        var about = new Paragraph("A step sees a secret with RUN --mount=type=secret,id=…; it is masked in the log.");
        about.addClassName("muted");
        var cache = new FieldSet("Cache");
        cache.addClassName("scope-choice");
        cache.add(choice(noCache, new Span("Run every step again")));
        add(Section.stack(secretChoice(offered), about, cache));
        var build = new Button("Build", _ -> build());
        build.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", _ -> close()), build);
    }

    private FieldSet secretChoice(List<String> offered) {
        var choice = new FieldSet("Secrets it may use");
        choice.addClassName("scope-choice");
        offered.forEach(id -> {
            var box = box(order.secrets().contains(id));
            secrets.put(id, box);
            choice.add(choice(box, new Span(new Code(id))));
        });
        return choice;
    }

    private static Input box(boolean ticked) {
        var box = new Input();
        box.setType("checkbox");
        box.getElement().setProperty("checked", ticked);
        box.getElement().addPropertyChangeListener("checked", "change", _ -> {});
        return box;
    }

    private static NativeLabel choice(Input box, Span name) {
        name.addClassName("name");
        var label = new NativeLabel();
        label.add(box, new Div(name));
        return label;
    }

    private static boolean isTicked(Input box) {
        return box.getElement().getProperty("checked", false);
    }

    private void build() {
        var again = isTicked(noCache);
        var chosen = secrets.entrySet().stream()
                .filter(secret -> isTicked(secret.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
        var wanted =
                new BuildOrder(order.script(), order.revision(), order.args(), order.reuse() && !again, again, chosen);
        if (place.test(wanted)) {
            close();
        }
    }
}

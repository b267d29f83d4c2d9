package io.slipway.portal.tag;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Notices;
import io.slipway.registry.ConflictException;
import io.slipway.registry.script.RevisionSummary;
import io.slipway.registry.script.ScriptDetails;
import io.slipway.registry.script.TagDetails;
import io.slipway.registry.script.TagName;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes a tag, or moves one, to a revision. One that somebody has moved since the dialog was opened stays.
class TagDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final TextField name = new TextField("Tag");
    private final Select<RevisionSummary> revision = new Select<>();
    private final Anchor proof = new Anchor();
    private final transient TagActions actions;
    private final transient ScriptDetails script;
    private final transient Map<TagName, Integer> seen;

    /// @param moved the tag to move; without one, the reader names it
    TagDialog(TagActions actions, ScriptDetails script, @Nullable TagDetails moved) {
        this.actions = actions;
        this.script = script;
        this.seen = actions.list(script).stream().collect(Collectors.toMap(TagDetails::tag, TagDetails::revision));
        setHeaderTitle(moved == null ? "Set a tag" : "Move the tag " + moved.tag());
        setWidth("min(520px, 94vw)");
        name.setRequiredIndicatorVisible(true);
        name.setMaxLength(128);
        name.setHelperText("Such as v1.0 or production; one that exists is moved");
        if (moved == null) {
            name.setAutofocus(true);
        } else {
            name.setValue(moved.tag().value());
            name.setReadOnly(true);
            name.setHelperText("It points to rev %d now.".formatted(moved.revision()));
        }
        arrange(actions.revisions(script));
    }

    private void arrange(List<RevisionSummary> revisions) {
        revision.setLabel("Revision");
        revision.setItems(revisions);
        revision.setItemLabelGenerator(TagDialog::label);
        revision.setValue(revisions.getFirst());
        var form = new FormLayout(name, revision);
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1));
        proof.setVisible(false);
        add(form, proof);
        var set = new Button("Set the tag", _ -> set());
        set.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", _ -> close()), set);
    }

    private void set() {
        Attempt.of(Map.of("tag", name), () -> {
                    var tag = new TagName(name.getValue().strip());
                    set(tag, revision.getValue().number());
                    return tag;
                })
                .ifPresent(tag -> {
                    close();
                    Notices.done("%s points to rev %d"
                            .formatted(tag, revision.getValue().number()));
                    UI.getCurrent().refreshCurrentRoute(false);
                });
    }

    /// A tag that the team guards against slower revisions may need a comparison first.
    private void set(TagName tag, int number) {
        proof.setVisible(false);
        var holder = seen.getOrDefault(tag, 0);
        try {
            actions.set(script, tag, number, holder);
        } catch (ConflictException refused) {
            if (refused.type().equals("tag-guarded")) {
                proof.setHref(Links.compare(script.name(), holder, number));
                proof.setText("Compare rev %d with rev %d".formatted(number, holder));
                proof.setVisible(true);
            }
            throw refused;
        }
    }

    private static String label(RevisionSummary revision) {
        var label = "rev " + revision.number();
        return revision.message().isEmpty()
                ? label
                : label + " · " + revision.message().lines().findFirst().orElse("");
    }
}

package io.slipway.portal.keeping;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Callout;
import io.slipway.portal.shell.Facts;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Notices;
import io.slipway.portal.shell.Section;
import io.slipway.portal.shell.TypedConfirmation;
import io.slipway.registry.script.DeletionPreview;
import io.slipway.registry.script.ScriptDeletion;
import io.slipway.registry.script.ScriptDetails;

/// The end of a script: shows what would go, and wants its name typed.
class DangerZone extends Div {
    private static final long serialVersionUID = 1L;

    private final transient ScriptDeletion deletion;
    private final transient ScriptDetails script;
    private final CurrentCaller caller;

    DangerZone(ScriptDeletion deletion, CurrentCaller caller, ScriptDetails script) {
        this.deletion = deletion;
        this.caller = caller;
        this.script = script;
        var delete = new Button("Delete the script …", _ -> ask());
        delete.addThemeVariants(ButtonVariant.ERROR);
        add(Section.panel(
                "Danger zone",
                new Paragraph("A deleted script cannot be brought back. You see what goes with it first."),
                Section.row(delete)));
    }

    private void ask() {
        Attempt.of(() -> deletion.preview(caller.require(), script.name())).ifPresent(preview -> {
            if (preview.uses().isEmpty()) {
                confirm(preview);
            } else {
                refuse(preview);
            }
        });
    }

    private static void refuse(DeletionPreview preview) {
        var dialog = new Dialog("Delete " + preview.script() + "?");
        dialog.setWidth("min(480px, 94vw)");
        dialog.add(Section.stack(
                Callout.failed(
                        "It cannot be deleted now",
                        "%s. Stop and remove that first.".formatted(String.join(", ", preview.uses()))),
                goes(preview)));
        dialog.getFooter().add(new Button("Close", _ -> dialog.close()));
        dialog.open();
    }

    private void confirm(DeletionPreview preview) {
        var name = script.name().toString();
        new TypedConfirmation(
                        "Delete " + name + "?",
                        Section.stack(
                                goes(preview),
                                new Paragraph("This cannot be brought back. Reports that measured it stay.")),
                        name,
                        "Delete the script",
                        this::delete)
                .open();
    }

    private void delete() {
        if (Attempt.run(() -> deletion.delete(caller.require(), script.name()))) {
            Notices.done("Deleted " + script.name());
            UI.getCurrent().navigate(Links.scripts());
        }
    }

    private static Component goes(DeletionPreview preview) {
        var facts = new Facts()
                .add(
                        "Revisions",
                        "%d, with %s of files that no other script has"
                                .formatted(preview.revisions(), Formats.size(preview.fileBytes())));
        add(facts, "Proposals", preview.proposals(), "");
        add(facts, "Builds", preview.builds(), "");
        add(facts, "Images", preview.images(), ", up to " + Formats.size(preview.imageBytes()));
        if (preview.forks() > 0) {
            facts.add(
                    "Forks",
                    Formats.count(
                            preview.forks(), "fork stays and loses its origin", "forks stay and lose their origin"));
        }
        return facts;
    }

    private static void add(Facts facts, String name, int count, String more) {
        if (count > 0) {
            facts.add(name, count + more);
        }
    }
}

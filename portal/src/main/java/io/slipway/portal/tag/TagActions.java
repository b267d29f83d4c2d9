package io.slipway.portal.tag;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.AddressBar;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Notices;
import io.slipway.registry.script.RevisionSummary;
import io.slipway.registry.script.ScriptDetails;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.script.TagDetails;
import io.slipway.registry.script.TagMove;
import io.slipway.registry.script.TagName;
import io.slipway.registry.script.TagService;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import java.util.List;
import org.springframework.stereotype.Component;

/// What the reader of the page may do to the tags of a script.
@Component
class TagActions {
    private final TagService tags;
    private final ScriptService scripts;
    private final AccessPolicy policy;
    private final CurrentCaller caller;

    TagActions(TagService tags, ScriptService scripts, AccessPolicy policy, CurrentCaller caller) {
        this.tags = tags;
        this.scripts = scripts;
        this.policy = policy;
        this.caller = caller;
    }

    List<TagDetails> list(ScriptDetails script) {
        return tags.list(caller.require(), script.name());
    }

    List<TagMove> history(ScriptDetails script, TagName tag) {
        return tags.history(caller.require(), script.name(), tag);
    }

    List<TagName> deleted(ScriptDetails script) {
        return tags.deleted(caller.require(), script.name());
    }

    List<RevisionSummary> revisions(ScriptDetails script) {
        return scripts.revisions(caller.require(), script.name());
    }

    boolean maySet(ScriptDetails script) {
        return allows(script, Permission.WRITE);
    }

    boolean mayMove(ScriptDetails script, TagDetails tag) {
        return maySet(script) && !isLatest(tag);
    }

    boolean mayDelete(ScriptDetails script, TagDetails tag) {
        return allows(script, Permission.DELETE) && !isLatest(tag);
    }

    Button setButton(ScriptDetails script) {
        var set = new Button("Set a tag", _ -> new TagDialog(this, script, null).open());
        set.addThemeVariants(ButtonVariant.PRIMARY);
        return set;
    }

    Button moveButton(ScriptDetails script, TagDetails tag) {
        var move = new Button("Move …", _ -> new TagDialog(this, script, tag).open());
        move.addThemeVariants(ButtonVariant.TERTIARY);
        move.setAriaLabel("Move " + tag.tag());
        return move;
    }

    Button deleteButton(TagDetails tag) {
        var delete = new Button("Delete …", _ -> askToDelete(tag));
        delete.addThemeVariants(ButtonVariant.TERTIARY);
        delete.setAriaLabel("Delete " + tag.tag());
        return delete;
    }

    /// Refused when the tag does not point to what the reader saw any more.
    ///
    /// @param seen the revision that it pointed to; 0 when there was no such tag
    void set(ScriptDetails script, TagName tag, int revision, int seen) {
        tags.put(caller.require(), script.name(), tag, revision, seen);
    }

    private void askToDelete(TagDetails tag) {
        var dialog = new ConfirmDialog();
        dialog.setHeader("Delete the tag %s?".formatted(tag.tag()));
        dialog.setText(
                "Rev %d and its files stay; where the tag has been stays written down.".formatted(tag.revision()));
        dialog.setCancelable(true);
        dialog.setConfirmText("Delete the tag");
        dialog.setConfirmButtonTheme("error primary");
        dialog.addConfirmListener(_ -> delete(tag));
        dialog.open();
    }

    private void delete(TagDetails tag) {
        if (Attempt.run(() -> tags.delete(caller.require(), tag.script(), tag.tag(), tag.revision()))) {
            Notices.done("Deleted the tag " + tag.tag());
            AddressBar.open(TagSteps.address(tag.script(), tag.tag()));
            return;
        }
        UI.getCurrent().refreshCurrentRoute(false);
    }

    private boolean allows(ScriptDetails script, Permission permission) {
        return !script.archived()
                && policy.allows(caller.require(), script.name().team(), permission);
    }

    private static boolean isLatest(TagDetails tag) {
        return tag.tag().equals(TagName.LATEST);
    }
}

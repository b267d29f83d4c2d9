package io.slipway.portal.deployment;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Callout;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Notices;
import io.slipway.portal.shell.Section;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What can be done with the chosen containers, and what became of it. Each action is offered as soon as one of them
/// can take it.
class BulkBar extends Div {
    private static final long serialVersionUID = 1L;

    private final transient BulkActions actions;
    private final CurrentCaller caller;
    private final Span count = new Span();
    private final Div bar = Section.div("bulk-bar", count);
    private final Div outcome = Section.stack();
    private final Map<BulkAction, Button> buttons = new EnumMap<>(BulkAction.class);
    private transient List<DeploymentDetails> chosen = List.of();

    /// @param clear lets go of what is chosen
    BulkBar(BulkActions actions, CurrentCaller caller, Runnable clear) {
        this.actions = actions;
        this.caller = caller;
        bar.getElement().setAttribute("role", "toolbar").setAttribute("aria-label", "Chosen containers");
        for (var action : BulkAction.values()) {
            var button = new Button(action.word(), _ -> run(action));
            buttons.put(action, button);
            bar.add(button);
        }
        bar.add(new Button("Clear", _ -> clear.run()));
        add(bar, outcome);
        show(List.of());
    }

    /// Offers what these can take.
    void show(List<DeploymentDetails> now) {
        chosen = now;
        bar.setVisible(!now.isEmpty());
        count.setText(Formats.count(now.size(), "container chosen", "containers chosen"));
        buttons.forEach((action, button) -> button.setEnabled(now.stream().anyMatch(action::suits)));
    }

    private void run(BulkAction action) {
        if (action == BulkAction.DELETE) {
            preview();
        } else {
            apply(action, chosen);
        }
    }

    private void apply(BulkAction action, List<DeploymentDetails> these) {
        var result = actions.apply(caller.require(), action, these);
        outcome.removeAll();
        if (result.refused().isEmpty()) {
            Notices.done("%s %s".formatted(action.outcome(), String.join(", ", result.done())));
            return;
        }
        var reasons = new UnorderedList();
        result.refused().forEach(refusal -> reasons.add(new ListItem(refusal.name() + ": " + refusal.reason())));
        var callout = Callout.warning(
                "%s %s; %d refused"
                        .formatted(
                                action.outcome(),
                                countOf(result),
                                result.refused().size()),
                null);
        callout.add(reasons, new Button("Close", _ -> outcome.removeAll()));
        callout.getElement().setAttribute("role", "status");
        outcome.add(callout);
    }

    private static String countOf(BulkOutcome result) {
        return result.done().isEmpty() ? "none" : Formats.count(result.done().size(), "container", "containers");
    }

    private void preview() {
        var these = chosen;
        var list = new UnorderedList();
        these.forEach(deployment -> list.add(new ListItem(whatGoes(deployment))));
        var dialog = new ConfirmDialog();
        dialog.setHeader("Delete %s?".formatted(Formats.count(these.size(), "container", "containers")));
        dialog.setText(Section.stack(
                list,
                new Paragraph("With each go everything written inside it, its log, its network and its address."
                        + " Images, builds and revisions stay, so that all can be launched again.")));
        dialog.setConfirmText("Delete them");
        dialog.setConfirmButtonTheme("error primary");
        dialog.setCancelable(true);
        dialog.addConfirmListener(_ -> apply(BulkAction.DELETE, these));
        dialog.open();
    }

    private static String whatGoes(DeploymentDetails deployment) {
        var containers = deployment.containers().size();
        return "%s/%s · %s · %s"
                .formatted(
                        deployment.team(),
                        deployment.name(),
                        DeploymentLooks.word(deployment),
                        containers == 0 ? "no container" : Formats.count(containers, "container", "containers"));
    }
}

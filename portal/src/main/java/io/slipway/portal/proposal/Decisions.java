package io.slipway.portal.proposal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Notices;
import io.slipway.registry.proposal.ProposalDetails;
import io.slipway.registry.proposal.ProposalService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the reader can do with an open proposal.
final class Decisions {
    private final ProposalService proposals;
    private final CurrentCaller caller;
    private final ProposalDetails proposal;
    private final Consumer<ProposalDetails> decided;

    Decisions(
            ProposalService proposals,
            CurrentCaller caller,
            ProposalDetails proposal,
            Consumer<ProposalDetails> decided) {
        this.proposals = proposals;
        this.caller = caller;
        this.proposal = proposal;
        this.decided = decided;
    }

    Component[] buttons() {
        List<Component> buttons = new ArrayList<>();
        if (proposal.mayWithdraw()) {
            buttons.add(new Button("Withdraw …", _ -> withdraw()));
        }
        if (proposal.mayDecide()) {
            buttons.add(new Button("Decline …", _ -> decline()));
            if (proposal.conflicts().isEmpty()) {
                var accept = new Button("Accept", _ -> accept(null));
                accept.addThemeVariants(ButtonVariant.PRIMARY);
                buttons.add(accept);
            }
        }
        return buttons.toArray(Component[]::new);
    }

    /// Takes all files as they were proposed, for proposals that cannot be brought together with what came since.
    Button takeAsItIs() {
        var latest = proposal.latestRevision();
        return new Button("Take it as it is in place of rev " + latest, _ -> accept(latest));
    }

    private void accept(@Nullable Integer onto) {
        Attempt.of(() -> proposals.accept(caller.require(), proposal.script(), proposal.number(), onto))
                .ifPresent(accepted -> {
                    Notices.done("Accepted as rev " + accepted.summary().revision());
                    decided.accept(accepted);
                });
    }

    private void decline() {
        var dialog = new Dialog();
        dialog.setHeaderTitle("Decline the proposal");
        dialog.setWidth("min(480px, 94vw)");
        var reason = new TextArea("Why");
        reason.setHelperText("%s reads it, and so does everybody who reads the script."
                .formatted(proposal.summary().author()));
        reason.setMaxLength(1_000);
        reason.setMinRows(3);
        reason.setWidthFull();
        reason.focus();
        var decline = new Button(
                "Decline",
                _ -> Attempt.of(
                                Map.of("reason", reason),
                                () -> proposals.decline(
                                        caller.require(), proposal.script(), proposal.number(), reason.getValue()))
                        .ifPresent(declined -> {
                            dialog.close();
                            decided.accept(declined);
                        }));
        decline.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        dialog.add(reason);
        dialog.getFooter().add(new Button("Cancel", _ -> dialog.close()), decline);
        dialog.open();
    }

    private void withdraw() {
        var dialog = new ConfirmDialog();
        dialog.setHeader("Take the proposal back?");
        dialog.setText("It stays readable, and nobody can accept it any more. You can propose again.");
        dialog.setConfirmText("Take it back");
        dialog.setCancelable(true);
        dialog.addConfirmListener(
                _ -> Attempt.of(() -> proposals.withdraw(caller.require(), proposal.script(), proposal.number()))
                        .ifPresent(decided));
        dialog.open();
    }
}

package io.slipway.portal.proposal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import io.slipway.portal.diff.RevisionChoices;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.ProposalFields;
import io.slipway.registry.InvalidException;
import io.slipway.registry.diff.RevisionReference;
import io.slipway.registry.proposal.ProposalService;
import io.slipway.registry.proposal.ProposalText;
import io.slipway.registry.script.ScriptDetails;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Proposes a revision of another script, such as a fork.
class ProposeRevisionDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final ProposalFields fields = new ProposalFields();
    private final AtomicReference<@Nullable RevisionReference> chosen = new AtomicReference<>();

    /// @param from a revision that is chosen already, such as the newest of a fork
    ProposeRevisionDialog(
            ProposalService proposals,
            RevisionChoices choices,
            ScriptDetails script,
            @Nullable RevisionReference from) {
        setHeaderTitle("Propose a revision for " + script.name());
        setWidth("min(640px, 94vw)");
        var propose = new Button("Propose", _ -> propose(proposals, choices, script));
        propose.addThemeVariants(ButtonVariant.PRIMARY);
        var choice = choices.labelled("From script", chosen::set);
        if (from != null) {
            choice.show(from.script(), choices.numberOf(from));
            chosen.set(from);
        }
        add(
                new Paragraph("All files of the revision that you choose, such as one of your fork, take the place of"
                        + " those in rev %d when a maintainer accepts them.".formatted(script.latestRevision())),
                choice,
                fields);
        getFooter().add(new Button("Cancel", _ -> close()), propose);
    }

    private void propose(ProposalService proposals, RevisionChoices choices, ScriptDetails script) {
        Attempt.of(fields.byName(), () -> {
                    var from = chosen.get();
                    if (from == null) {
                        throw new InvalidException("from", "choose the revision to propose");
                    }
                    var text = new ProposalText(fields.title(), fields.message());
                    return proposals.propose(choices.caller().require(), script.name(), text, from, null);
                })
                .ifPresent(proposal -> {
                    close();
                    UI.getCurrent().navigate(Links.proposal(script.name(), proposal.number()));
                });
    }
}

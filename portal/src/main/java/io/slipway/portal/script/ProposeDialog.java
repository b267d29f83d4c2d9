package io.slipway.portal.script;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.ProposalFields;
import io.slipway.registry.proposal.ProposalDetails;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// Asks what a draft is proposed as, and proposes it.
class ProposeDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final ProposalFields fields = new ProposalFields();

    /// @param propose gets title and message
    ProposeDialog(
            FileDraft draft,
            String suggestion,
            BiFunction<String, String, ProposalDetails> propose,
            Consumer<ProposalDetails> proposed) {
        setHeaderTitle("Propose this change");
        setWidth("min(560px, 94vw)");
        fields.suggest(suggestion);
        var send = new Button(
                "Propose",
                _ -> Attempt.of(fields.byName(), () -> propose.apply(fields.title(), fields.message()))
                        .ifPresent(proposal -> {
                            close();
                            proposed.accept(proposal);
                        }));
        send.addThemeVariants(ButtonVariant.PRIMARY);
        add(
                new Paragraph(("Based on rev %d. Maintainers see what differs, and decide; what they accept becomes the"
                                + " next revision, with you as its author.")
                        .formatted(draft.basedOn())),
                fields);
        getFooter().add(new Button("Cancel", _ -> close()), send);
    }
}

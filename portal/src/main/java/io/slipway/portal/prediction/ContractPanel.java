package io.slipway.portal.prediction;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Background;
import io.slipway.portal.shell.Section;
import java.util.UUID;

/// Says how a model is asked and why that is thought, and helps with a payload where the model says what it takes.
final class ContractPanel extends Div {
    private static final long serialVersionUID = 1L;
    private static final String JSON = "application/json";

    private final transient ContractFinder finder;
    private final CurrentCaller caller;
    private final UUID deployment;
    private final PredictForm form;
    private final Span contract = new Span("Looking …");
    private final Span reason = new Span();
    private final Div help = Section.div("stack");

    ContractPanel(ContractFinder finder, CurrentCaller caller, UUID deployment, PredictForm form) {
        this.finder = finder;
        this.caller = caller;
        this.deployment = deployment;
        this.form = form;
        reason.addClassName("muted");
        add(Section.panel("Contract", Section.row(contract, reason), help));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var asking = caller.require();
        Background.run(this, () -> finder.find(asking, deployment), this::show, failure -> {
            contract.setText("Not known");
            reason.setText(Attempt.reason(failure));
        });
    }

    private void show(ContractFinding found) {
        contract.setText(found.contract());
        contract.addClassName("value");
        reason.setText(found.reason());
        help.removeAll();
        var example = found.example();
        if (example == null) {
            return;
        }
        help.add(Section.row(new Button(
                "Fill in an example", _ -> form.offer(JSON, example, "Made of what the model says it takes"))));
        if (!found.fields().isEmpty()) {
            help.add(new PayloadForm(
                    found.fields(), payload -> form.offer(JSON, payload, "Made of the fields of the form")));
        }
    }
}

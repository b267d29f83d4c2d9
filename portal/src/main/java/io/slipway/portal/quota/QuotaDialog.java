package io.slipway.portal.quota;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Section;
import io.slipway.registry.team.TeamName;
import java.util.Map;

/// The quota of any team, for site administrators, who need not be members.
public class QuotaDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient QuotaService quotas;
    private final CurrentCaller caller;
    private final TextField team = new TextField("Team");
    private final Div found = new Div();

    public QuotaDialog(QuotaService quotas, CurrentCaller caller) {
        this.quotas = quotas;
        this.caller = caller;
        setHeaderTitle("Quota of a team");
        add(Section.stack(Section.div("filters", team, new Button("Look", _ -> look())), found));
        getFooter().add(new Button("Close", _ -> close()));
    }

    private void look() {
        found.removeAll();
        Attempt.of(Map.of("team", team), () -> new QuotaPanel(quotas, caller, new TeamName(team.getValue())))
                .ifPresent(found::add);
    }
}

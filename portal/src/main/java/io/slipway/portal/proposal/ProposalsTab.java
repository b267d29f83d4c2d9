package io.slipway.portal.proposal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Location;
import io.slipway.portal.diff.RevisionChoices;
import io.slipway.portal.script.ScriptPart;
import io.slipway.portal.script.ScriptTab;
import io.slipway.portal.shell.AddressBar;
import io.slipway.portal.shell.ButtonLink;
import io.slipway.portal.shell.Empty;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Moment;
import io.slipway.portal.shell.Section;
import io.slipway.registry.Caller;
import io.slipway.registry.diff.RevisionReference;
import io.slipway.registry.proposal.ProposalService;
import io.slipway.registry.proposal.ProposalSummary;
import io.slipway.registry.script.ScriptDetails;
import io.slipway.registry.script.ScriptName;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What people propose for a script: what waits for a decision, or what was decided.
@Service
class ProposalsTab implements ScriptTab {
    private final ProposalService proposals;
    private final RevisionChoices choices;

    ProposalsTab(ProposalService proposals, RevisionChoices choices) {
        this.proposals = proposals;
        this.choices = choices;
    }

    @Override
    public ScriptPart part() {
        return ScriptPart.PROPOSALS;
    }

    @Override
    public int waiting(Caller caller, ScriptDetails script) {
        return proposals.countOpen(caller, script.name());
    }

    @Override
    public Component content(Caller caller, ScriptDetails script, Location location) {
        var open = !AddressBar.parameter(location, "state").equals("closed");
        var found = proposals.list(caller, script.name(), open);
        var bar = Section.row(states(script.name(), open));
        if (script.archived()) {
            return Section.stack(bar, found.isEmpty() ? nothing(open) : list(script.name(), found));
        }
        if (!found.isEmpty() || !open) {
            bar.add(write(script.name()));
        }
        bar.add(new Button("Propose a revision of another script", _ -> propose(script, null)));
        var offered = AddressBar.parameter(location, Links.PROPOSE);
        if (!offered.isEmpty()) {
            propose(script, RevisionReference.parse(offered));
        }
        return Section.stack(bar, found.isEmpty() ? empty(script.name(), open) : list(script.name(), found));
    }

    private void propose(ScriptDetails script, @Nullable RevisionReference from) {
        new ProposeRevisionDialog(proposals, choices, script, from).open();
    }

    private static ButtonLink write(ScriptName script) {
        return new ButtonLink("Propose a change", Links.edit(script)).primary();
    }

    private static Nav states(ScriptName script, boolean open) {
        var address = Links.script(script, ScriptPart.PROPOSALS.word());
        var nav = new Nav(state("Open", address, open), state("Decided", address + "?state=closed", !open));
        nav.addClassName("segments");
        nav.setAriaLabel("Which proposals");
        return nav;
    }

    private static Anchor state(String label, String address, boolean current) {
        var link = new Anchor(address, label);
        if (current) {
            link.getElement().setAttribute("aria-current", "true");
        }
        return link;
    }

    private static Component empty(ScriptName script, boolean open) {
        return open
                ? new Empty(
                        VaadinIcon.LIGHTBULB,
                        "Nothing waits for a decision. Whoever reads this script can change its files in the editor and"
                                + " propose the result; a maintainer decides.",
                        write(script))
                : nothing(false);
    }

    private static Component nothing(boolean open) {
        return new Empty(
                VaadinIcon.LIGHTBULB,
                open ? "Nothing waits for a decision." : "Nothing has been decided yet. Decided proposals stay here.");
    }

    private static Component list(ScriptName script, List<ProposalSummary> found) {
        var list = new UnorderedList();
        list.addClassName("links");
        found.forEach(proposal -> list.add(entry(script, proposal)));
        return Section.div("panel", list);
    }

    private static ListItem entry(ScriptName script, ProposalSummary proposal) {
        var name = new Anchor(
                Links.proposal(script, proposal.number()), "#%d %s".formatted(proposal.number(), proposal.title()));
        name.addClassName("name");
        var note = new Span("by %s, %s".formatted(proposal.author(), outcome(proposal)));
        note.addClassName("note");
        return new ListItem(
                name, Section.row(ProposalLooks.state(proposal.state()), Moment.at(proposal.createdAt())), note);
    }

    private static String outcome(ProposalSummary proposal) {
        return switch (proposal.state()) {
            case OPEN -> proposal.base() == 0 ? "as the first revision" : "based on rev " + proposal.base();
            case ACCEPTED -> "accepted by %s as rev %d".formatted(proposal.decidedBy(), proposal.revision());
            case DECLINED -> "declined by %s: %s".formatted(proposal.decidedBy(), proposal.reason());
            case WITHDRAWN -> "taken back";
        };
    }
}

package io.slipway.portal.proposal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import io.slipway.portal.diff.ChangedFiles;
import io.slipway.portal.diff.DiffLayout;
import io.slipway.portal.diff.LayoutSwitch;
import io.slipway.portal.script.ScriptPart;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.AddressBar;
import io.slipway.portal.shell.Addresses;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.ButtonLink;
import io.slipway.portal.shell.Callout;
import io.slipway.portal.shell.Empty;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Moment;
import io.slipway.portal.shell.Page;
import io.slipway.portal.shell.PageHead;
import io.slipway.portal.shell.Section;
import io.slipway.portal.shell.Trail;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.context.FileEntry;
import io.slipway.registry.diff.DiffOptions;
import io.slipway.registry.proposal.Against;
import io.slipway.registry.proposal.NewComment;
import io.slipway.registry.proposal.ProposalDetails;
import io.slipway.registry.proposal.ProposalService;
import io.slipway.registry.proposal.ProposalState;
import io.slipway.registry.script.ScriptName;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import java.util.stream.Collectors;

/// One proposal: what it changes, what people say about it, and the decision.
@Route("scripts/:team/:name/proposals/:number")
@PermitAll
class ProposalView extends Page implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient ProposalService proposals;
    private final CurrentCaller caller;
    private DiffLayout layout = DiffLayout.UNIFIED;
    private Against against = Against.BASE;
    private String title = "Proposal";

    ProposalView(ProposalService proposals, CurrentCaller caller) {
        this.proposals = proposals;
        this.caller = caller;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Location location = event.getLocation();
        layout = DiffLayout.of(AddressBar.parameter(location, "view"));
        against = AddressBar.parameter(location, "against").equals("latest") ? Against.LATEST : Against.BASE;
        var number = event.getRouteParameters().get("number").orElse("");
        if (!number.matches("[0-9]{1,9}")) {
            throw new NotFoundException("proposal", number);
        }
        show(proposals.find(caller.require(), Addresses.script(event), Integer.parseInt(number)));
    }

    private void show(ProposalDetails proposal) {
        title = "#%d %s".formatted(proposal.number(), proposal.summary().title());
        var decisions = new Decisions(proposals, caller, proposal, this::show);
        removeAll();
        add(head(proposal, decisions));
        outcome(proposal, decisions).ifPresent(this::add);
        if (!proposal.message().isBlank()) {
            var message = new Paragraph(proposal.message());
            message.addClassName("proposal-message");
            add(Section.panel("Why", message));
        }
        var form = new CommentForm(
                proposal.files().stream().map(FileEntry::path).toList(), comment -> say(proposal, comment));
        add(difference(proposal, form), talk(proposal, form));
    }

    private PageHead head(ProposalDetails proposal, Decisions decisions) {
        var script = proposal.script();
        var summary = proposal.summary();
        var trail = new Trail()
                .to(script.toString(), Links.script(script))
                .to("proposals", Links.script(script, ScriptPart.PROPOSALS.word()))
                .here("#" + summary.number());
        var patch = new ButtonLink(
                        "Download .patch",
                        "api/v1/scripts/%s/proposals/%d.patch?against=%s"
                                .formatted(script, summary.number(), word(against)))
                .download();
        var origin = proposal.origin();
        var from = origin == null ? "" : ", from " + origin;
        var about = Section.row(
                new Span("%s proposes this, based on %s%s".formatted(summary.author(), base(proposal), from)),
                Moment.at(summary.createdAt()));
        about.addClassNames("muted", "page-sub");
        return new PageHead(title)
                .beside(ProposalLooks.state(summary.state()), about)
                .trail(trail)
                .actions(patch)
                .actions(decisions.buttons());
    }

    private static String base(ProposalDetails proposal) {
        return proposal.summary().base() == 0
                ? "nothing"
                : "rev " + proposal.summary().base();
    }

    /// What was decided, or what stands in the way of a decision.
    private static Optional<Component> outcome(ProposalDetails proposal, Decisions decisions) {
        var summary = proposal.summary();
        return switch (summary.state()) {
            case OPEN -> proposal.conflicts().isEmpty() ? Optional.empty() : Optional.of(conflict(proposal, decisions));
            case ACCEPTED -> {
                var callout = Callout.working(
                        "Accepted by %s as rev %d".formatted(summary.decidedBy(), summary.revision()), null);
                var revision = summary.revision();
                if (revision != null) {
                    callout.add(accepted(proposal.script(), revision));
                }
                yield Optional.of(callout);
            }
            case DECLINED ->
                Optional.of(Callout.failed("Declined by %s".formatted(summary.decidedBy()), summary.reason()));
            case WITHDRAWN -> Optional.of(Callout.warning("Taken back by " + summary.author(), null));
        };
    }

    private static Component accepted(ScriptName script, int revision) {
        var links = Section.row(new Anchor(Links.revision(script, revision), "See the files of rev " + revision));
        if (revision > 1) {
            links.add(new Anchor(Links.diff(script, revision - 1, revision), "Diff with rev " + (revision - 1)));
        }
        return links;
    }

    private static Component conflict(ProposalDetails proposal, Decisions decisions) {
        var files = proposal.conflicts().stream().map(ContextPath::value).collect(Collectors.joining(", "));
        var callout = Callout.warning(
                "Both changed the same files: " + files,
                "Since rev %d the script has become rev %d, which changed them as well. %s"
                        .formatted(
                                proposal.summary().base(),
                                proposal.latestRevision(),
                                proposal.mayDecide()
                                        ? "Look at the difference to the newest revision before you take it as it is, or"
                                                + " decline it and ask for a new one."
                                        : "A new proposal that starts from rev %d is easier to accept."
                                                .formatted(proposal.latestRevision())));
        if (proposal.mayDecide()) {
            callout.add(Section.row(decisions.takeAsItIs()));
        }
        return callout;
    }

    private Component difference(ProposalDetails proposal, CommentForm form) {
        var diff = proposals.diff(caller.require(), proposal.script(), proposal.number(), against, DiffOptions.DEFAULT);
        var bar = Section.div("diff-bar", new Span(ChangedFiles.summary(diff)));
        if (proposal.summary().state() == ProposalState.OPEN
                && proposal.summary().base() != proposal.latestRevision()) {
            bar.add(sides(proposal));
        }
        bar.add(new LayoutSwitch(layout, how -> address(proposal, how, against)));
        if (diff.files().isEmpty()) {
            return Section.stack(
                    bar, new Empty(VaadinIcon.CHECK_CIRCLE_O, "Nothing differs from that revision any more."));
        }
        var files = new ChangedFiles(diff, layout, address(proposal, layout, against), _ -> Optional.empty());
        files.onLine(form::about);
        return Section.stack(bar, files);
    }

    private Nav sides(ProposalDetails proposal) {
        var nav = new Nav(
                side(proposal, Against.BASE, "From rev " + proposal.summary().base()),
                side(proposal, Against.LATEST, "From the newest, rev " + proposal.latestRevision()));
        nav.addClassName("segments");
        nav.setAriaLabel("Compared with");
        return nav;
    }

    private Anchor side(ProposalDetails proposal, Against other, String label) {
        var link = new Anchor(address(proposal, layout, other), label);
        if (other == against) {
            link.getElement().setAttribute("aria-current", "true");
        }
        return link;
    }

    private static String address(ProposalDetails proposal, DiffLayout layout, Against against) {
        return "%s?against=%s%s"
                .formatted(
                        Links.proposal(proposal.script(), proposal.number()),
                        word(against),
                        layout.word().isEmpty() ? "" : "&view=" + layout.word());
    }

    private static String word(Against against) {
        return switch (against) {
            case BASE -> "base";
            case LATEST -> "latest";
        };
    }

    private static Component talk(ProposalDetails proposal, CommentForm form) {
        var said = proposal.comments();
        Component before = said.isEmpty() ? new Div("Nobody has said anything about it yet.") : new CommentList(said);
        return Section.panel("Comments", before, form);
    }

    private void say(ProposalDetails proposal, NewComment comment) {
        Attempt.of(() -> proposals.comment(caller.require(), proposal.script(), proposal.number(), comment))
                .ifPresent(this::show);
    }

    @Override
    public String getPageTitle() {
        return title + " · Slipway";
    }
}

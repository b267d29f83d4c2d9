package io.slipway.portal.diff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.AddressBar;
import io.slipway.portal.shell.ButtonLink;
import io.slipway.portal.shell.Empty;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Page;
import io.slipway.portal.shell.PageHead;
import io.slipway.portal.shell.Section;
import io.slipway.portal.shell.Trail;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.diff.DiffOptions;
import io.slipway.registry.diff.DiffService;
import io.slipway.registry.diff.RevisionDiff;
import io.slipway.registry.diff.RevisionReference;
import io.slipway.registry.script.RevisionDetails;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What differs between any two revisions, with what came of it. Everything is in the address.
@Route("diffs")
@PermitAll
class DiffView extends Page implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient DiffService diffs;
    private final transient RevisionChoices choices;
    private final CurrentCaller caller;
    private String title = "Diff";

    DiffView(DiffService diffs, RevisionChoices choices, CurrentCaller caller) {
        this.diffs = diffs;
        this.choices = choices;
        this.caller = caller;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var address = DiffAddress.of(event.getLocation());
        removeAll();
        if (address.isComplete()) {
            show(address);
        } else {
            ask(address);
        }
    }

    private void ask(DiffAddress address) {
        title = "Diff";
        var known = address.from().isEmpty() ? address.to() : address.from();
        var reference = known.isEmpty() ? null : RevisionReference.parse(known);
        add(
                new PageHead("Diff").sub("What differs between any two revisions that you may read."),
                choice(address, reference, reference, false),
                new Empty(VaadinIcon.SPLIT_H, "Choose two revisions: what changed between them is shown here."));
    }

    private void show(DiffAddress address) {
        var options = DiffOptions.DEFAULT.ignoringWhitespace(address.ignoresWhitespace());
        var diff = diffs.between(
                caller.require(),
                RevisionReference.parse(address.from()),
                RevisionReference.parse(address.to()),
                address.path().isEmpty() ? options : options.only(ContextPath.of(address.path())));
        title = title(diff);
        add(head(diff, address), choice(address, reference(diff.from()), reference(diff.to()), true));
        add(new EffectBar(diff));
        if (diff.content().files().isEmpty()) {
            add(new Empty(
                    VaadinIcon.CHECK_CIRCLE_O,
                    "Nothing differs: both have the same files with the same content.",
                    new Anchor(
                            Links.script(diff.to().script(), "revisions"),
                            "See the revisions of " + diff.to().script())));
        } else {
            add(bar(diff, address), files(diff, address));
        }
    }

    private static PageHead head(RevisionDiff diff, DiffAddress address) {
        var from = diff.from();
        var to = diff.to();
        var trail = new Trail()
                .to(to.script().toString(), Links.script(to.script()))
                .to("revisions", Links.script(to.script(), "revisions"))
                .here("diff");
        var patch = new ButtonLink("Download .patch", address.patch()).download();
        patch.getElement()
                .setAttribute(
                        "download",
                        "%s-%d-%d.patch".formatted(to.script().name().replace('/', '-'), from.number(), to.number()));
        return new PageHead(title(diff)).trail(trail).actions(patch);
    }

    private static String title(RevisionDiff diff) {
        var from = diff.from();
        var to = diff.to();
        return from.script().equals(to.script())
                ? "%s: rev %d → rev %d".formatted(to.script(), from.number(), to.number())
                : "%s rev %d → %s rev %d".formatted(from.script(), from.number(), to.script(), to.number());
    }

    private static RevisionReference reference(RevisionDetails revision) {
        return RevisionReference.of(revision.script(), revision.number());
    }

    /// Two choices; as soon as both are made, the page goes there.
    private Component choice(
            DiffAddress address, @Nullable RevisionReference from, @Nullable RevisionReference to, boolean complete) {
        var one = choices.labelled("From", chosen -> go(address.between(chosen.toString(), address.to())));
        var other = choices.labelled("To", chosen -> go(address.between(address.from(), chosen.toString())));
        if (from != null) {
            one.show(from.script(), complete || !address.from().isEmpty() ? choices.numberOf(from) : null);
        }
        if (to != null) {
            other.show(to.script(), complete || !address.to().isEmpty() ? choices.numberOf(to) : null);
        }
        var choices = Section.div("revision-choices", one, other);
        if (complete) {
            choices.add(new Anchor(address.between(address.to(), address.from()).toString(), "Swap"));
        }
        return choices;
    }

    private static void go(DiffAddress address) {
        AddressBar.open(address.toString());
    }

    private static Component bar(RevisionDiff diff, DiffAddress address) {
        var bar = Section.div("diff-bar", new Span(ChangedFiles.summary(diff.content())));
        if (!address.path().isEmpty()) {
            bar.add(new Anchor(address.only("").toString(), "Show all files"));
        }
        bar.add(
                new LayoutSwitch(
                        address.layout(), layout -> address.laidOut(layout).toString()),
                new Anchor(
                        address.ignoringWhitespace(!address.ignoresWhitespace()).toString(),
                        address.ignoresWhitespace() ? "Show changes of white space" : "Ignore white space"));
        return bar;
    }

    private static ChangedFiles files(RevisionDiff diff, DiffAddress address) {
        return new ChangedFiles(
                diff.content(),
                address.layout(),
                address.toString(),
                path -> address.path().isEmpty()
                        ? Optional.of(address.only(path.value()).toString())
                        : Optional.empty());
    }

    @Override
    public String getPageTitle() {
        return title + " · Slipway";
    }
}

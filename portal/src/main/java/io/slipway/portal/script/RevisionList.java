package io.slipway.portal.script;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableConsumer;
import io.slipway.portal.build.BuildDetails;
import io.slipway.portal.build.BuildStatus;
import io.slipway.portal.shell.CardGrid;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Moment;
import io.slipway.portal.shell.Section;
import io.slipway.registry.script.RevisionSummary;
import io.slipway.registry.script.ScriptName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The revisions of a script, newest first, with what became of each.
class RevisionList extends Div {
    private static final long serialVersionUID = 1L;

    private final ScriptName script;
    private final transient List<BuildDetails> builds;
    private final @Nullable SerializableConsumer<Integer> restore;
    private final int newest;

    /// @param restore what to do with the number of a revision that is to be the newest again; null for those who may
    /// not
    RevisionList(
            ScriptName script,
            List<RevisionSummary> revisions,
            List<BuildDetails> builds,
            @Nullable SerializableConsumer<Integer> restore) {
        this.script = script;
        this.builds = builds;
        this.restore = restore;
        this.newest = revisions.isEmpty() ? 0 : revisions.getFirst().number();
        addClassName("table-host");
        var grid = new CardGrid<RevisionSummary>("Revisions", this::card);
        grid.column("Revision", this::link);
        grid.column("Message", RevisionList::message).setAutoWidth(false).setFlexGrow(3);
        grid.text("By", RevisionSummary::author);
        grid.column("Saved", revision -> Moment.at(revision.createdAt()));
        grid.text("Files", revision -> Integer.toString(revision.files()));
        grid.text("Size", revision -> Formats.size(revision.sizeBytes()));
        grid.column("Image", this::image);
        grid.column("", this::links);
        grid.setItems(revisions);
        grid.setAllRowsVisible(revisions.size() <= 50);
        if (revisions.size() > 1) {
            add(new RevisionPair(script, grid));
        }
        add(grid);
    }

    private Component links(RevisionSummary revision) {
        var links = Section.row(
                new Anchor(Links.launch(script, revision.number()), "Launch"),
                new Anchor(Links.compare(script, revision.number()), "Compare"));
        withPrevious(revision).ifPresent(links::add);
        restoring(revision).ifPresent(links::add);
        return links;
    }

    private Optional<Button> restoring(RevisionSummary revision) {
        var action = restore;
        if (action == null || revision.number() == newest) {
            return Optional.empty();
        }
        var button = new Button("Restore", _ -> action.accept(revision.number()));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel("Restore revision " + revision.number());
        return Optional.of(button);
    }

    private Optional<Anchor> withPrevious(RevisionSummary revision) {
        var number = revision.number();
        return number == 1
                ? Optional.empty()
                : Optional.of(new Anchor(Links.diff(script, number - 1, number), "Diff with previous"));
    }

    private Anchor link(RevisionSummary revision) {
        return new Anchor(Links.revision(script, revision.number()), "rev " + revision.number());
    }

    private static Span message(RevisionSummary revision) {
        var text = new Span(revision.message().isEmpty() ? "–" : revision.message());
        text.setTitle(revision.message());
        return text;
    }

    private Component image(RevisionSummary revision) {
        return builds.stream()
                .filter(build -> build.revision() == revision.number() && build.status() == BuildStatus.SUCCEEDED)
                .findFirst()
                .<Component>map(build -> {
                    var image = build.image();
                    var size = image == null ? "built" : Formats.size(image.sizeBytes());
                    return new Anchor(Links.build(build.id()), size);
                })
                .orElseGet(() -> new Span("–"));
    }

    private Component card(RevisionSummary revision) {
        var facts = new ArrayList<Component>(
                List.of(message(revision), CardGrid.fact(revision.author()), Moment.at(revision.createdAt())));
        withPrevious(revision).ifPresent(facts::add);
        restoring(revision).ifPresent(facts::add);
        return CardGrid.card(link(revision), image(revision), facts.toArray(Component[]::new));
    }
}

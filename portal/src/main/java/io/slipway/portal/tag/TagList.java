package io.slipway.portal.tag;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.slipway.portal.shell.CardGrid;
import io.slipway.portal.shell.CopyButton;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Moment;
import io.slipway.portal.shell.Section;
import io.slipway.portal.shell.State;
import io.slipway.registry.script.ScriptDetails;
import io.slipway.registry.script.TagDetails;

/// The tags of a script by name: what each points to, who moved it there, and whether it may move.
class TagList extends Div {
    private static final long serialVersionUID = 1L;

    private final transient ScriptDetails script;
    private final transient TagActions actions;

    TagList(ScriptDetails script, TagActions actions) {
        this.script = script;
        this.actions = actions;
        var tags = actions.list(script);
        var grid = new CardGrid<TagDetails>("Tags", this::card);
        grid.column("Tag", TagList::name);
        grid.column("Revision", this::revision);
        grid.column("Digest", TagList::digest);
        grid.text("Moved by", TagDetails::movedBy);
        grid.column("Moved", tag -> Moment.at(tag.movedAt()));
        grid.column("May move", TagList::rule).setFlexGrow(1);
        grid.column("", this::links);
        grid.setItems(tags);
        grid.setAllRowsVisible(tags.size() <= 50);
        add(grid);
    }

    private static Span name(TagDetails tag) {
        var name = new Span(tag.tag().value());
        name.addClassName("mono");
        return name;
    }

    private Anchor revision(TagDetails tag) {
        return new Anchor(Links.revision(script.name(), tag.revision()), "rev " + tag.revision());
    }

    private static Component digest(TagDetails tag) {
        var whole = tag.digest().value();
        var shown = new Span(Formats.digest(whole));
        shown.addClassName("mono");
        shown.setTitle(whole);
        return Section.row(shown, new CopyButton(whole, "Copy digest of " + tag.tag()));
    }

    private static Component rule(TagDetails tag) {
        var why = tag.immutableBecause();
        if (why == null) {
            return new Span("yes");
        }
        var mark = new State(State.Tone.NEUTRAL, "immutable");
        var reason = "Team %s has decided that %s.".formatted(tag.script().team(), why);
        mark.setTitle(reason);
        var words = new Span(why);
        words.addClassName("muted");
        return Section.row(mark, words);
    }

    private Component links(TagDetails tag) {
        var history = new Anchor(TagSteps.address(script.name(), tag.tag()), "History");
        history.setAriaLabel("History of " + tag.tag());
        var row = Section.row(history);
        if (!tag.immutable() && actions.mayMove(script, tag)) {
            row.add(actions.moveButton(script, tag));
        }
        if (!tag.immutable() && actions.mayDelete(script, tag)) {
            row.add(actions.deleteButton(tag));
        }
        return row;
    }

    private Component card(TagDetails tag) {
        return CardGrid.card(
                Section.row(name(tag), revision(tag)),
                tag.immutable() ? new State(State.Tone.NEUTRAL, "immutable") : new Span(),
                CardGrid.fact(tag.movedBy()),
                Moment.at(tag.movedAt()),
                links(tag));
    }
}

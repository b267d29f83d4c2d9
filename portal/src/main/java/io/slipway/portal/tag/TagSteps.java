package io.slipway.portal.tag;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.slipway.portal.script.ScriptPart;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Moment;
import io.slipway.portal.shell.Section;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.TagMove;
import io.slipway.registry.script.TagName;
import java.util.List;

/// Where a tag has been, newest first; also of one that is gone.
class TagSteps extends Div {
    private static final long serialVersionUID = 1L;

    TagSteps(ScriptName script, TagName tag, List<TagMove> moves) {
        var list = new UnorderedList();
        list.addClassName("links");
        moves.forEach(move -> list.add(entry(script, move)));
        add(Section.panel(
                "History of " + tag,
                list,
                new Anchor(Links.script(script, ScriptPart.TAGS.word()), "Close the history")));
    }

    /// The address of the page that shows it.
    static String address(ScriptName script, TagName tag) {
        return Links.script(script, ScriptPart.TAGS.word()) + "?history=" + tag;
    }

    private static ListItem entry(ScriptName script, TagMove move) {
        var what = Section.row(new Span(words(move)));
        var from = move.previous();
        var to = move.revision();
        if (from != null && to != null) {
            what.add(new Anchor(Links.diff(script, from, to), "Diff"));
        }
        var by = new Span("by " + move.by());
        by.addClassName("muted");
        return new ListItem(what, Section.row(by, Moment.at(move.at())));
    }

    private static String words(TagMove move) {
        if (move.revision() == null) {
            return "Deleted; it pointed to rev %d".formatted(move.previous());
        }
        return move.previous() == null
                ? "Made, at rev %d".formatted(move.revision())
                : "Moved from rev %d to rev %d".formatted(move.previous(), move.revision());
    }
}

package io.slipway.portal.tag;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Location;
import io.slipway.portal.script.ScriptPart;
import io.slipway.portal.script.ScriptTab;
import io.slipway.portal.shell.AddressBar;
import io.slipway.portal.shell.Section;
import io.slipway.registry.Caller;
import io.slipway.registry.script.ScriptDetails;
import io.slipway.registry.script.TagName;
import java.util.List;
import org.springframework.stereotype.Service;

/// The tags of a script, and with `?history=v1` where one of them has been.
@Service
class TagsTab implements ScriptTab {
    private final TagActions actions;

    TagsTab(TagActions actions) {
        this.actions = actions;
    }

    @Override
    public ScriptPart part() {
        return ScriptPart.TAGS;
    }

    @Override
    public Component content(Caller caller, ScriptDetails script, Location location) {
        var content = new Div();
        content.addClassName("stack");
        if (actions.maySet(script)) {
            content.add(Section.row(actions.setButton(script)));
        }
        var history = AddressBar.parameter(location, "history");
        if (!history.isEmpty()) {
            var tag = new TagName(history);
            content.add(new TagSteps(script.name(), tag, actions.history(script, tag)));
        }
        content.add(new TagList(script, actions));
        var deleted = actions.deleted(script);
        if (!deleted.isEmpty()) {
            content.add(deleted(script, deleted));
        }
        return content;
    }

    private static Component deleted(ScriptDetails script, List<TagName> tags) {
        var row = Section.row(new Span("Deleted, with their history:"));
        row.addClassName("muted");
        tags.forEach(tag -> row.add(new Anchor(TagSteps.address(script.name(), tag), tag.value())));
        return row;
    }
}

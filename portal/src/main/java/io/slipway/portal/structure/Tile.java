package io.slipway.portal.structure;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import io.slipway.portal.deployment.DeploymentLooks;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Section;
import java.util.List;

/// A deployment in the picture.
final class Tile {
    private Tile() {}

    /// @param load what it uses, filled in by whoever knows
    static Component of(Structure.Standing standing, Span load) {
        var one = standing.details();
        var name = new Anchor(Links.container(one.id()), one.name().value());
        name.addClassName("name");
        var revision = new Anchor(
                Links.revision(one.script(), one.revision()), "%s rev %d".formatted(one.script(), one.revision()));
        var facts = Section.div("structure-facts", new Span("team " + one.team()), load);
        var containers = one.containers().size();
        if (containers > 1) {
            facts.add(new Span(Formats.count(containers, "container", "containers")));
        }
        var tile = Section.div("structure-tile", name, DeploymentLooks.state(one), revision, facts);
        tile.addClassName("structure-box");
        return tile;
    }

    /// All of it but for what it uses.
    static Object shape(Structure.Standing standing) {
        var one = standing.details();
        return List.of(
                one.id(),
                one.name(),
                one.script(),
                one.revision(),
                DeploymentLooks.word(one),
                one.containers().size(),
                standing.top() == null ? -1 : standing.top());
    }
}

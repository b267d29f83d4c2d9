package io.slipway.portal.script;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import io.slipway.portal.shell.Section;
import java.util.List;
import java.util.Map;

/// Base images, each a link to all scripts that build on it.
final class BaseImages {
    private BaseImages() {}

    static Component links(List<String> images) {
        var box = Section.div("bases");
        images.forEach(image -> box.add(link(image)));
        return box;
    }

    private static Anchor link(String image) {
        var link = new Anchor(new ScriptFilters(Map.of(ScriptFilters.BASE, image)).address(), image);
        link.addClassName("mono");
        link.setTitle("All scripts that build on " + image);
        return link;
    }
}

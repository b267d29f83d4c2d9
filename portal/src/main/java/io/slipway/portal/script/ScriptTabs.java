package io.slipway.portal.script;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Location;
import io.slipway.portal.shell.ButtonLink;
import io.slipway.portal.shell.Empty;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.TabLinks;
import io.slipway.registry.Caller;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.script.ScriptDetails;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;

/// The tabs of a script's page that there are, each brought along by its feature as a [ScriptTab].
@Service
class ScriptTabs {
    private final List<ScriptTab> tabs;

    ScriptTabs(List<ScriptTab> tabs) {
        this.tabs = tabs.stream().sorted(Comparator.comparing(ScriptTab::part)).toList();
    }

    TabLinks links(Caller caller, ScriptDetails script, ScriptPart current) {
        var links = new TabLinks("Parts of the script");
        tabs.stream()
                .filter(tab -> tab.isFor(caller, script))
                .forEach(tab -> links.tab(
                        tab.part().label(),
                        tab.waiting(caller, script),
                        address(script, tab.part()),
                        tab.part() == current));
        return links;
    }

    Component content(Caller caller, ScriptDetails script, ScriptPart part, Location location) {
        var tab = tabs.stream()
                .filter(it -> it.part() == part && it.isFor(caller, script))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("page", script.name() + "/" + part.word()));
        if (script.latestRevision() == 0 && !tab.beforeFirstRevision()) {
            return new Empty(
                    VaadinIcon.FILE_CODE,
                    "There is no revision yet. Write the Dockerfile, and save the first one.",
                    new ButtonLink("Open the editor", Links.edit(script.name())).primary());
        }
        return tab.content(caller, script, location);
    }

    private static String address(ScriptDetails script, ScriptPart part) {
        return part == ScriptPart.OVERVIEW ? Links.script(script.name()) : Links.script(script.name(), part.word());
    }
}

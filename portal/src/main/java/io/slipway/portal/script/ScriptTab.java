package io.slipway.portal.script;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Location;
import io.slipway.portal.shell.PagePart;
import io.slipway.registry.Caller;
import io.slipway.registry.script.ScriptDetails;

/// A tab of a script's page. Whoever has one for a [ScriptPart] declares a bean of this type; the page finds it,
/// at the part's place and address (`scripts/team/name/part`), and shows no tab for parts that nobody has.
public interface ScriptTab extends PagePart {
    /// Where it belongs; one bean for each.
    ScriptPart part();

    /// Whether there is anything here for this reader. Only hides the tab: what it does asks again.
    default boolean isFor(Caller caller, ScriptDetails script) {
        return true;
    }

    /// Whether it says something about a script that has no revision yet. If not, the page asks for the first one.
    default boolean beforeFirstRevision() {
        return false;
    }

    /// How many things wait there for somebody's decision, shown beside the tab's name.
    default int waiting(Caller caller, ScriptDetails script) {
        return 0;
    }

    /// What the tab shows.
    ///
    /// @param location the address with its query parameters
    Component content(Caller caller, ScriptDetails script, Location location);
}

package io.slipway.portal.diff;

import io.slipway.portal.security.CurrentCaller;
import io.slipway.registry.diff.RevisionReference;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.search.ScriptSearch;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Makes the fields by which pages let people choose a revision of any script that they may read.
@Component
public class RevisionChoices {
    private final ScriptService scripts;
    private final ScriptSearch search;
    private final CurrentCaller caller;

    RevisionChoices(ScriptService scripts, ScriptSearch search, CurrentCaller caller) {
        this.scripts = scripts;
        this.search = search;
        this.caller = caller;
    }

    /// A new one.
    ///
    /// @param chosen told when somebody chose a revision
    public RevisionChoice labelled(String label, Consumer<RevisionReference> chosen) {
        return new RevisionChoice(label, scripts, search, caller, chosen);
    }

    /// Who asks, as services want it.
    public CurrentCaller caller() {
        return caller;
    }

    /// The number of the revision that a reference names now.
    public int numberOf(RevisionReference reference) {
        return reference.revision() instanceof RevisionSelector.Numbered(int number)
                ? number
                : scripts.revision(caller.require(), reference.script(), reference.revision())
                        .number();
    }
}

package io.slipway.portal.script;

import io.slipway.portal.shell.Callout;
import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.InvalidException;
import io.slipway.registry.SlipwayException;
import io.slipway.registry.context.BuildContext;
import io.slipway.registry.script.RevisionChanges;
import io.slipway.registry.script.RevisionDraft;
import io.slipway.registry.script.RevisionOutcome;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Turns a draft into a revision, or into an explanation at its place.
final class RevisionSaving {
    private final ScriptService scripts;

    RevisionSaving(ScriptService scripts) {
        this.scripts = scripts;
    }

    /// @param overtaken told when another revision has become the newest since the draft was begun
    /// @param explain gets what stands in the way, and the line of the Dockerfile where it does
    Optional<RevisionOutcome> save(
            Caller caller,
            ScriptName name,
            FileDraft draft,
            String message,
            BiConsumer<Callout, Optional<Integer>> explain,
            Consumer<String> overtaken) {
        try {
            return Optional.of(
                    draft.basedOn() == 0
                            ? scripts.revise(caller, name, RevisionDraft.of(BuildContext.of(draft.written()), message))
                            : scripts.change(
                                    caller,
                                    name,
                                    new RevisionChanges(draft.basedOn(), message, draft.written(), draft.removed())));
        } catch (InvalidException e) {
            var line = e.properties().get("line") instanceof Integer number
                    ? Optional.of(number)
                    : Optional.<Integer>empty();
            explain.accept(Callout.failed("Not saved", e.detail()), line);
        } catch (ConflictException e) {
            if (e.type().equals("revision-conflict")) {
                overtaken.accept(e.detail());
            } else {
                explain.accept(Callout.failed("Not saved", e.detail()), Optional.empty());
            }
        } catch (SlipwayException e) {
            explain.accept(Callout.failed("Not saved", e.detail()), Optional.empty());
        }
        return Optional.empty();
    }
}

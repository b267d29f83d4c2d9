package io.slipway.registry.script;

import io.slipway.registry.context.BuildContext;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.context.ContextPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Changes to the files of an existing revision, as an editor makes them: the rest stays as it is.
public record RevisionChanges(int basedOn, String message, List<ContextFile> written, Set<ContextPath> removed) {
    public RevisionChanges {
        message = RevisionDraft.Messages.checked(message);
        written = List.copyOf(written);
        removed = Set.copyOf(removed);
    }

    /// A change of one file.
    public static RevisionChanges writing(int basedOn, String message, ContextFile file) {
        return new RevisionChanges(basedOn, message, List.of(file), Set.of());
    }

    RevisionDraft appliedTo(List<ContextFile> base) {
        var replaced = written.stream().map(ContextFile::path).collect(Collectors.toSet());
        var files = new ArrayList<>(written);
        base.stream()
                .filter(file -> !removed.contains(file.path()) && !replaced.contains(file.path()))
                .forEach(files::add);
        return RevisionDraft.of(BuildContext.of(files), message).basedOn(basedOn);
    }
}

package io.slipway.registry.proposal.web;

import io.slipway.registry.InvalidException;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.diff.RevisionReference;
import io.slipway.registry.proposal.ProposalText;
import io.slipway.registry.script.RevisionChanges;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is proposed: a revision of another script (`from`), or changes to text files of revision `base`.
///
/// @param from `team/name:3` or `team/name:tag`
/// @param base the revision it starts from; without it, the latest
/// @param changes the new text of files, by their paths
/// @param removed paths of files to leave out
record NewProposalBody(
        @Nullable String title,
        @Nullable String message,
        @Nullable String from,
        @Nullable Integer base,
        @Nullable List<ChangeBody> changes,
        @Nullable List<String> removed) {
    /// The new text of a file.
    record ChangeBody(@Nullable String path, @Nullable String text) {
        ContextFile file() {
            return ContextFile.text(Objects.requireNonNullElse(path, ""), Objects.requireNonNullElse(text, ""));
        }
    }

    ProposalText proposalText() {
        return new ProposalText(Objects.requireNonNullElse(title, ""), Objects.requireNonNullElse(message, ""));
    }

    @Nullable
    RevisionReference source() {
        if (from != null && (changes != null || removed != null)) {
            throw new InvalidException("from", "a proposal has either from, or changes and removed");
        }
        return from == null ? null : RevisionReference.parse(from);
    }

    RevisionChanges edits(int basedOn) {
        var text = proposalText();
        List<ContextFile> written = changes == null
                ? List.of()
                : changes.stream().map(ChangeBody::file).toList();
        Set<ContextPath> gone = removed == null
                ? Set.of()
                : removed.stream().map(ContextPath::of).collect(Collectors.toSet());
        return new RevisionChanges(base == null ? basedOn : base, text.message(), written, gone);
    }
}

package io.slipway.registry.proposal;

import io.slipway.registry.context.ContextPath;
import io.slipway.registry.context.FileEntry;
import io.slipway.registry.diff.RevisionReference;
import io.slipway.registry.script.RevisionDigest;
import io.slipway.registry.script.ScriptName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A proposal with its files, the talk about it, and what the caller may do with it.
///
/// @param origin the revision that is proposed; null for content of its own, and when the caller may not read it
/// @param latestRevision the newest revision of the script now
/// @param conflicts files that were changed here and in the script since; only looked for while it is open
/// @param mayDecide whether the caller may accept or decline it now
/// @param mayWithdraw whether the caller may withdraw it now
public record ProposalDetails(
        ScriptName script,
        ProposalSummary summary,
        String message,
        RevisionDigest digest,
        @Nullable RevisionReference origin,
        List<FileEntry> files,
        List<Comment> comments,
        int latestRevision,
        List<ContextPath> conflicts,
        boolean mayDecide,
        boolean mayWithdraw) {
    public ProposalDetails {
        files = List.copyOf(files);
        comments = List.copyOf(comments);
        conflicts = List.copyOf(conflicts);
    }

    /// Its number, from 1 in each script.
    public int number() {
        return summary.number();
    }
}

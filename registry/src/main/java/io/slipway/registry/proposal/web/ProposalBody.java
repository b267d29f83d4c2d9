package io.slipway.registry.proposal.web;

import io.slipway.registry.context.FileEntry;
import io.slipway.registry.proposal.Comment;
import io.slipway.registry.proposal.ProposalDetails;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A proposal with its files and comments.
///
/// @param origin `team/name:3` when a revision of another script is proposed that the caller may read
/// @param latestRevision of the script now
/// @param conflicts files that were changed here and in the script since
record ProposalBody(
        String script,
        ProposalSummaryBody proposal,
        String message,
        String digest,
        @Nullable String origin,
        int latestRevision,
        List<String> conflicts,
        List<FileBody> files,
        List<CommentBody> comments) {
    static ProposalBody of(ProposalDetails details) {
        var origin = details.origin();
        return new ProposalBody(
                details.script().toString(),
                ProposalSummaryBody.of(details.summary()),
                details.message(),
                details.digest().value(),
                origin == null ? null : origin.toString(),
                details.latestRevision(),
                details.conflicts().stream().map(Object::toString).toList(),
                details.files().stream().map(FileBody::of).toList(),
                details.comments().stream().map(CommentBody::of).toList());
    }

    /// A proposed file; the mode is `0644` or `0755`.
    record FileBody(String path, String mode, long size, String sha256) {
        static FileBody of(FileEntry file) {
            return new FileBody(
                    file.path().value(),
                    file.mode().octal(),
                    file.size(),
                    file.sha256().hex());
        }
    }

    /// A comment, in Markdown as it was written.
    record CommentBody(
            int number,
            String author,
            String text,
            @Nullable String path,
            @Nullable Integer line,
            Instant createdAt) {
        static CommentBody of(Comment comment) {
            var place = comment.place();
            return new CommentBody(
                    comment.number(),
                    comment.author(),
                    comment.text(),
                    place == null ? null : place.path().value(),
                    place == null ? null : place.line(),
                    comment.createdAt());
        }
    }
}

package io.slipway.registry.proposal.web;

import io.slipway.registry.proposal.Comment;
import io.slipway.registry.proposal.ProposalDetails;
import io.slipway.registry.script.web.FileBody;
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

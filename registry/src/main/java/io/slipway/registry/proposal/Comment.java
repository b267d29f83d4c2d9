package io.slipway.registry.proposal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What somebody said about a proposal.
///
/// @param text in Markdown, as it was written; whoever shows it sanitises it
/// @param place the line it is about; null for the whole
public record Comment(
        int number, String author, String text, @Nullable CommentPlace place, Instant createdAt) {}

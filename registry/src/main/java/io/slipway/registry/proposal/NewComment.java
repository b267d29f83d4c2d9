package io.slipway.registry.proposal;

import io.slipway.registry.InvalidException;
import org.jspecify.annotations.Nullable;

/// Something to say about a proposal, or about a line of it.
public record NewComment(String text, @Nullable CommentPlace place) {
    private static final int LONGEST = 10_000;

    public NewComment {
        text = text.strip();
        if (text.isEmpty() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw new InvalidException("text", "a comment has 1 to 10,000 characters");
        }
        if (place != null && place.line() < 1) {
            throw new InvalidException("line", "lines are numbered from 1");
        }
    }
}

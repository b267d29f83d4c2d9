package io.slipway.registry.proposal;

import io.slipway.registry.InvalidException;

/// What a proposal says: a title in one line, and why. Together they become the message of the revision.
public record ProposalText(String title, String message) {
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_MESSAGE = 860;

    public ProposalText {
        title = title.strip();
        message = message.strip();
        if (title.isEmpty() || title.length() > LONGEST_TITLE || title.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidException("title", "it says in one line of up to 120 characters what changes");
        }
        if (message.length() > LONGEST_MESSAGE || message.indexOf('\0') >= 0) {
            throw new InvalidException("message", "it has at most 860 characters of text");
        }
    }

    String revisionMessage() {
        return message.isEmpty() ? title : title + "\n\n" + message;
    }
}

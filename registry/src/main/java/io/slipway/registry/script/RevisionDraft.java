package io.slipway.registry.script;

import io.slipway.registry.InvalidException;
import io.slipway.registry.context.BuildContext;
import org.jspecify.annotations.Nullable;

/// A revision to be: its files and why it is made.
///
/// With `basedOn` the draft is refused when the latest revision is another one by now, so that nobody
/// overwrites what they have not seen.
public record RevisionDraft(
        BuildContext context, String message, @Nullable Integer basedOn) {
    public RevisionDraft {
        message = Messages.checked(message);
    }

    public static RevisionDraft of(BuildContext context, String message) {
        return new RevisionDraft(context, message, null);
    }

    public RevisionDraft basedOn(int revision) {
        return new RevisionDraft(context, message, revision);
    }

    /// The rule for a revision's message.
    static final class Messages {
        private static final int MAX_LENGTH = 1_000;

        private Messages() {}

        static String checked(String message) {
            var text = message.strip();
            if (text.length() > MAX_LENGTH || text.indexOf('\0') >= 0) {
                throw new InvalidException("message", "it has at most 1,000 characters of text");
            }
            return text;
        }
    }
}

package io.slipway.registry.script;

import io.slipway.registry.InvalidException;

/// How people point at a revision: by its number or by a tag.
public sealed interface RevisionSelector {
    /// The newest revision.
    RevisionSelector LATEST = new Tagged(TagName.LATEST);

    /// Exactly this revision.
    record Numbered(int number) implements RevisionSelector {
        public Numbered {
            if (number < 1) {
                throw new InvalidException("revision", "revisions are numbered from 1");
            }
        }

        @Override
        public String toString() {
            return Integer.toString(number);
        }
    }

    /// The revision that the tag points to now.
    record Tagged(TagName tag) implements RevisionSelector {
        @Override
        public String toString() {
            return tag.value();
        }
    }

    static RevisionSelector number(int number) {
        return new Numbered(number);
    }

    /// Reads `3` or `latest`.
    static RevisionSelector parse(String text) {
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return new Tagged(new TagName(text));
        }
        try {
            return new Numbered(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new InvalidException("revision", "no revision has a number that large");
        }
    }
}

package io.slipway.engine.docker;

import java.util.ArrayList;
import java.util.List;

/// The flags in front of an instruction's arguments, read the way BuildKit reads them.
final class Flags {
    private final String text;
    private int position;

    private Flags(String text) {
        this.text = text;
    }

    static List<String> of(String rest) {
        var flags = new Flags(rest);
        var found = new ArrayList<String>();
        flags.skipSpace();
        while (rest.startsWith("--", flags.position)) {
            found.add(flags.word());
            flags.skipSpace();
        }
        return found;
    }

    private void skipSpace() {
        while (position < text.length() && Spaces.isSpace(text.charAt(position))) {
            position++;
        }
    }

    private String word() {
        var word = new StringBuilder();
        var quote = '\0';
        for (; position < text.length(); position++) {
            var c = text.charAt(position);
            if (c == '\\' && position + 1 < text.length()) {
                word.append(text.charAt(++position));
            } else if (quote != '\0') {
                if (c == quote) {
                    quote = '\0';
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (Spaces.isSpace(c)) {
                break;
            } else {
                word.append(c);
            }
        }
        return word.toString();
    }
}

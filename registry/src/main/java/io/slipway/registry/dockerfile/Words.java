package io.slipway.registry.dockerfile;

import java.util.ArrayList;
import java.util.List;

/// Shell words as Dockerfiles have them: separated by blanks outside quotes.
final class Words {
    private static final char NO_QUOTE = 0;

    private Words() {}

    /// The words with their quotes and escapes.
    static List<String> split(String text, char escape) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var quote = NO_QUOTE;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (quote == NO_QUOTE && Character.isWhitespace(c)) {
                finish(word, words);
                continue;
            }
            word.append(c);
            if (c == escape && quote != '\'' && i + 1 < text.length()) {
                word.append(text.charAt(++i));
            } else if (quote == c) {
                quote = NO_QUOTE;
            } else if (quote == NO_QUOTE && (c == '"' || c == '\'')) {
                quote = c;
            }
        }
        finish(word, words);
        return words;
    }

    /// A word without its quotes and escapes, variables left as they are.
    static String unquoted(String word, char escape) {
        var text = new StringBuilder();
        var quote = NO_QUOTE;
        for (var i = 0; i < word.length(); i++) {
            var c = word.charAt(i);
            if (quote == c) {
                quote = NO_QUOTE;
            } else if (quote == NO_QUOTE && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == escape && i + 1 < word.length() && escapes(quote, word.charAt(i + 1), escape)) {
                text.append(word.charAt(++i));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /// Inside double quotes only these are special; elsewhere everything can be escaped, in single quotes nothing.
    private static boolean escapes(char quote, char following, char escape) {
        return switch (quote) {
            case NO_QUOTE -> true;
            case '"' -> following == '"' || following == '$' || following == escape;
            default -> false;
        };
    }

    private static void finish(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}

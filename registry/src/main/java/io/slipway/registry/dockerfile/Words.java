package io.slipway.registry.dockerfile;

import java.util.ArrayList;
import java.util.List;

/// Words as Dockerfiles have them: separated by blanks outside quotes.
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

    /// The words between blanks, whatever quotes there are, as FROM and EXPOSE take them.
    static List<String> plain(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                finish(word, words);
            } else {
                word.append(text.charAt(i));
            }
        }
        finish(word, words);
        return words;
    }

    private static void finish(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}

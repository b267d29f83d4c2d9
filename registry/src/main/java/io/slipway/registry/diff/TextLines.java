package io.slipway.registry.diff;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A text by its lines, without their line feeds.
///
/// @param endsOpen whether the last line has no line feed
record TextLines(List<String> lines, boolean endsOpen) {
    private static final Pattern WHITESPACE = Pattern.compile("\\s+");

    /// No text at all: what a file that is not there has.
    static final TextLines NONE = new TextLines(List.of(), false);

    /// The lines of a content that is UTF-8 without NUL; anything else is no text.
    static Optional<TextLines> of(byte[] content) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return text.toString().indexOf('\0') >= 0 ? Optional.empty() : Optional.of(split(text.toString()));
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static TextLines split(String text) {
        var lines = new ArrayList<String>();
        var start = 0;
        for (var end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(text.substring(start, end));
            start = end + 1;
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return new TextLines(lines, start < text.length());
    }

    int count() {
        return lines.size();
    }

    /// Whether this is the last line and has no line feed.
    boolean isOpen(int index) {
        return endsOpen && index == lines.size() - 1;
    }

    /// What the lines are compared by. A missing line feed makes the last line another one.
    List<String> keys(boolean ignoreWhitespace) {
        if (ignoreWhitespace) {
            return lines.stream()
                    .map(line -> WHITESPACE.matcher(line).replaceAll(""))
                    .toList();
        }
        if (!endsOpen) {
            return lines;
        }
        var keys = new ArrayList<>(lines);
        keys.set(keys.size() - 1, keys.getLast() + "\n\\"); // no other line has a line feed
        return keys;
    }
}

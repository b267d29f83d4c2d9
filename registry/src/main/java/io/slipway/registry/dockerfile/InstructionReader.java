package io.slipway.registry.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Takes the joined text of an instruction apart: keyword, flags, arguments.
final class InstructionReader {
    private final char escape;

    InstructionReader(char escape) {
        this.escape = escape;
    }

    DockerfileInstruction read(String text, List<String> comments, SourceSpan span) {
        return read(text.stripTrailing(), comments, span, true);
    }

    private DockerfileInstruction read(String text, List<String> comments, SourceSpan span, boolean outer) {
        var end = wordEnd(text, 0);
        var keyword = text.substring(0, end).toUpperCase(Locale.ROOT);
        var flags = new ArrayList<InstructionFlag>();
        var arguments = text.substring(readFlags(text, skipBlanks(text, end), flags));
        var trigger = outer && keyword.equals("ONBUILD") && !arguments.isEmpty()
                ? read(arguments, comments, span, false)
                : null;
        return new DockerfileInstruction(keyword, flags, arguments, List.of(), trigger, comments, span);
    }

    /// Reads `--name=value …`; a lone `--` ends them. Answers where the arguments begin.
    private int readFlags(String text, int from, List<InstructionFlag> flags) {
        var at = from;
        while (text.startsWith("--", at)) {
            var end = flagEnd(text, at);
            if (end == at + 2) {
                return skipBlanks(text, end);
            }
            flags.add(flag(text.substring(at + 2, end)));
            at = skipBlanks(text, end);
        }
        return at;
    }

    private InstructionFlag flag(String written) {
        var plain = unquoted(written);
        var equals = plain.indexOf('=');
        return equals < 0
                ? new InstructionFlag(plain.toLowerCase(Locale.ROOT), "")
                : new InstructionFlag(plain.substring(0, equals).toLowerCase(Locale.ROOT), plain.substring(equals + 1));
    }

    private String unquoted(String word) {
        var text = new StringBuilder();
        for (var i = 0; i < word.length(); i++) {
            var c = word.charAt(i);
            if (c == escape && i + 1 < word.length()) {
                text.append(word.charAt(++i));
            } else if (c != '"' && c != '\'') {
                text.append(c);
            }
        }
        return text.toString();
    }

    private int flagEnd(String text, int from) {
        var quote = (char) 0;
        for (var at = from; at < text.length(); at++) {
            var c = text.charAt(at);
            if (c == escape) {
                at++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (Character.isWhitespace(c)) {
                return at;
            }
        }
        return text.length();
    }

    private static int wordEnd(String text, int from) {
        var at = from;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int skipBlanks(String text, int from) {
        var at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}

package io.slipway.registry.dockerfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Cuts the text of a Dockerfile into instructions: parser directives, comments, continuations, heredocs.
/// Follows BuildKit's parser, except that a continuation into the end of the file is an error here.
final class DockerfileLines {
    private static final Pattern DIRECTIVE = Pattern.compile("^#\\s*+([a-zA-Z][a-zA-Z0-9]*+)\\s*+=\\s*+(.+)$");
    private static final Pattern KEYWORD = Pattern.compile("^(\\S+)\\s*(.*)$", Pattern.DOTALL);

    private final String[] lines;
    private final List<DockerfileInstruction> instructions = new ArrayList<>();
    private final List<DockerfileProblem> problems = new ArrayList<>();
    private final Map<String, String> directives = new LinkedHashMap<>();
    private char escape = '\\';
    private int next; // index of the line to read next

    DockerfileLines(String text) {
        var content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        lines = content.replace("\r\n", "\n").split("\n", -1);
        readDirectives();
        while (next < lines.length) {
            if (isSkipped(lines[next])) {
                next++;
            } else {
                readInstruction();
            }
        }
    }

    List<DockerfileInstruction> instructions() {
        return instructions;
    }

    List<DockerfileProblem> problems() {
        return problems;
    }

    Map<String, String> directives() {
        return directives;
    }

    char escape() {
        return escape;
    }

    /// Directives stand at the very top; the first other line ends them.
    private void readDirectives() {
        for (; next < lines.length; next++) {
            var directive = DIRECTIVE.matcher(lines[next].strip());
            if (!directive.matches()) {
                return;
            }
            var name = directive.group(1).toLowerCase(Locale.ROOT);
            if (!List.of("syntax", "escape", "check").contains(name)) {
                return;
            }
            directives.put(name, directive.group(2));
            if (name.equals("escape")) {
                readEscape(directive.group(2));
            }
        }
    }

    private void readEscape(String value) {
        if (value.equals("`") || value.equals("\\")) {
            escape = value.charAt(0);
        } else {
            problems.add(DockerfileProblem.error(
                    "invalid-escape", next + 1, "the escape directive takes \\ or `, not '%s'".formatted(value)));
        }
    }

    private void readInstruction() {
        var first = next + 1;
        var text = readJoined(first);
        var parts = KEYWORD.matcher(text);
        if (!parts.matches()) {
            return;
        }
        var keyword = parts.group(1).toUpperCase(Locale.ROOT);
        var arguments = parts.group(2).strip();
        for (var heredoc : Heredoc.in(keyword, arguments, escape)) {
            skipHeredoc(heredoc, first);
        }
        instructions.add(new DockerfileInstruction(keyword, arguments, first, next));
    }

    /// The instruction's lines joined; comments and empty lines between them are left out.
    private String readJoined(int first) {
        var joined = new StringBuilder();
        var started = false;
        while (next < lines.length) {
            var line = lines[next++];
            if (started && isSkipped(line)) {
                continue;
            }
            started = true;
            var end = continuation(line);
            joined.append(end < 0 ? line : line.substring(0, end));
            if (end < 0) {
                return joined.toString().strip();
            }
        }
        problems.add(DockerfileProblem.error(
                "unterminated-continuation", first, "the file ends where the next line of the instruction should be"));
        return joined.toString().strip();
    }

    private void skipHeredoc(Heredoc heredoc, int first) {
        while (next < lines.length) {
            if (heredoc.isEndedBy(lines[next++])) {
                return;
            }
        }
        problems.add(DockerfileProblem.error(
                "unterminated-heredoc",
                first,
                "the heredoc has no end; there is no line with just '%s'".formatted(heredoc.end())));
    }

    /// Where the escape character stands that continues the line, or -1. An escaped one does not.
    private int continuation(String line) {
        var last = line.stripTrailing().length() - 1;
        if (last < 0 || line.charAt(last) != escape) {
            return -1;
        }
        return last > 0 && line.charAt(last - 1) == escape ? -1 : last;
    }

    private static boolean isSkipped(String line) {
        var text = line.strip();
        return text.isEmpty() || text.startsWith("#");
    }
}

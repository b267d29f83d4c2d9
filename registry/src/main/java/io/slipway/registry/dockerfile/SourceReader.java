package io.slipway.registry.dockerfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Cuts the text of a Dockerfile into instructions: parser directives, comments, continuations, heredocs.
/// Follows BuildKit's parser, except that a continuation into the end of the file is an error here.
final class SourceReader {
    private static final Set<String> DIRECTIVES = Set.of("syntax", "escape", "check");
    private static final int MAX_INSTRUCTIONS = 20_000;

    private final List<String> lines;
    private final Problems problems;
    private final List<DockerfileInstruction> instructions = new ArrayList<>();
    private final Map<String, String> directives = new LinkedHashMap<>();
    private final List<String> comments = new ArrayList<>();
    private char escape = '\\';
    private int next; // index of the line to read next

    SourceReader(String text, Problems problems) {
        this.problems = problems;
        lines = linesOf(text.startsWith("\uFEFF") ? text.substring(1) : text);
        readDirectives();
        while (next < lines.size() && instructions.size() < MAX_INSTRUCTIONS) {
            readLine();
        }
        if (next < lines.size()) {
            problems.error(
                    "too-many-instructions",
                    next + 1,
                    "there are more than %,d instructions".formatted(MAX_INSTRUCTIONS),
                    "Join those that belong together.");
        }
    }

    List<DockerfileInstruction> instructions() {
        return instructions;
    }

    Map<String, String> directives() {
        return directives;
    }

    char escape() {
        return escape;
    }

    private static List<String> linesOf(String text) {
        var lines = new ArrayList<String>();
        var from = 0;
        for (var end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            lines.add(withoutReturn(text.substring(from, end)));
            from = end + 1;
        }
        lines.add(withoutReturn(text.substring(from)));
        return lines;
    }

    private static String withoutReturn(String line) {
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    /// Directives stand at the very top, each once; the first other line ends them.
    private void readDirectives() {
        for (; next < lines.size(); next++) {
            var line = lines.get(next).strip();
            var equals = line.indexOf('=');
            if (!line.startsWith("#") || equals < 0) {
                return;
            }
            var name = line.substring(1, equals).strip().toLowerCase(Locale.ROOT);
            var value = line.substring(equals + 1).strip();
            if (!DIRECTIVES.contains(name) || value.isEmpty()) {
                return;
            }
            keepDirective(name, value);
        }
    }

    private void keepDirective(String name, String value) {
        if (directives.putIfAbsent(name, value) != null) {
            problems.error(
                    "duplicate-directive",
                    next + 1,
                    "the directive '%s' stands here for the second time".formatted(name),
                    "Remove one of them.");
        } else if (name.equals("escape") && (value.equals("`") || value.equals("\\"))) {
            escape = value.charAt(0);
        } else if (name.equals("escape")) {
            problems.error(
                    "invalid-escape", next + 1, "the escape directive takes \\ or `, not '%s'".formatted(value), "");
        }
    }

    private void readLine() {
        var line = lines.get(next).strip();
        if (line.startsWith("#")) {
            comments.add(line.substring(1).strip());
            next++;
        } else if (line.isEmpty()) {
            comments.clear();
            next++;
        } else {
            readInstruction();
            comments.clear();
        }
    }

    private void readInstruction() {
        var span = readJoined();
        var text = span.joined();
        if (text.isEmpty()) {
            return; // only continuations
        }
        var instruction = new InstructionReader(escape).read(text, comments, span);
        var heredocs = new ArrayList<HereDocument>();
        for (var announced : Heredocs.announcedBy(instruction)) {
            heredocs.add(readHeredoc(announced, span.line()));
        }
        instructions.add(heredocs.isEmpty() ? instruction : instruction.with(heredocs, next));
    }

    /// The instruction's lines joined; comments and empty lines between them are left out.
    private SourceSpan readJoined() {
        var first = next + 1;
        var pieces = new ArrayList<SourceSpan.Piece>();
        var open = true;
        while (open && next < lines.size()) {
            var line = lines.get(next++);
            if (!pieces.isEmpty() && isSkipped(line)) {
                continue;
            }
            var end = continuation(line);
            open = end >= 0;
            var text = open ? line.substring(0, end) : line.stripTrailing();
            pieces.add(new SourceSpan.Piece(next, pieces.isEmpty() ? text.stripLeading() : text));
        }
        if (open) {
            problems.error(
                    "unterminated-continuation",
                    first,
                    "the file ends where the next line of the instruction should be",
                    "Remove the last '%s', or add the line.".formatted(escape));
        }
        return new SourceSpan(pieces, next);
    }

    private HereDocument readHeredoc(HereDocument announced, int first) {
        var begin = next + 1;
        var content = new StringBuilder();
        while (next < lines.size()) {
            var line = lines.get(next++);
            if (announced.isEndedBy(line)) {
                return announced.withContent(content.toString(), begin);
            }
            content.append(line).append('\n');
        }
        problems.error(
                "unterminated-heredoc",
                first,
                "the heredoc has no end; there is no line with just '%s'".formatted(announced.end()),
                "Add a line that has '%s' and nothing else.".formatted(announced.end()));
        return announced.withContent(content.toString(), begin);
    }

    /// Where the escape character stands that continues the line, or -1. An escaped one does not.
    private int continuation(String line) {
        var last = line.length() - 1;
        while (last >= 0 && (line.charAt(last) == ' ' || line.charAt(last) == '\t')) {
            last--;
        }
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

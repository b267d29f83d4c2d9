package io.slipway.engine.docker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A Dockerfile's text, read as far as refusals and the search for a line need. BuildKit does the real parsing.
final class Dockerfile {
    private static final Pattern DIRECTIVE = Pattern.compile("(?:#|//)\\s*+([a-zA-Z]++)\\s*+=\\s*+(.+)");
    private static final Pattern HEREDOC = Pattern.compile("(?:^|\\s)\\d*<<-?(['\"]?)([A-Za-z_][A-Za-z0-9_.]*)\\1");
    private static final int LONGEST_JOIN = 2_000;

    private final List<String> lines;
    private final char escape;
    private final @Nullable String syntax;

    /// An instruction with its continued lines put together.
    ///
    /// @param line where it begins, from 1
    record Instruction(int line, String keyword, String rest) {
        /// Keyword and rest with single spaces, as BuildKit names a step.
        String text() {
            return (keyword + " " + rest).strip().replaceAll("\\s+", " ");
        }

        boolean hasHeredoc() {
            return List.of("RUN", "COPY", "ADD").contains(keyword)
                    && HEREDOC.matcher(rest).find();
        }

        /// The words that start with `--`, without the quotes and escapes that BuildKit would take away too.
        List<String> flags() {
            return Flags.of(keyword.equals("ONBUILD") ? rest.substring(Spaces.endOfWord(rest)) : rest);
        }
    }

    Dockerfile(String text) {
        this.lines = List.of(text.replaceFirst("^\\uFEFF", "").split("\n", -1));
        var foundEscape = '\\';
        String foundSyntax = null;
        for (var line : lines) {
            var directive = DIRECTIVE.matcher(Spaces.strip(line));
            if (directive.matches()) {
                var key = directive.group(1).toLowerCase(Locale.ROOT);
                if (key.equals("syntax") && foundSyntax == null) {
                    foundSyntax = directive.group(2);
                } else if (key.equals("escape") && directive.group(2).equals("`")) {
                    foundEscape = '`';
                }
            } else if (!ignorable(line)) {
                break;
            }
        }
        this.escape = foundEscape;
        this.syntax = foundSyntax;
    }

    /// What the line `# syntax=` asks for, wherever before the first instruction it stands.
    @Nullable
    String syntax() {
        return syntax;
    }

    /// Whether it is JSON, which BuildKit searches for a syntax too.
    boolean json() {
        return lines.stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("")
                .strip()
                .startsWith("{");
    }

    /// The instructions in order, without the bodies of heredocs.
    List<Instruction> instructions() {
        var found = new ArrayList<Instruction>();
        for (var i = 0; i < lines.size(); ) {
            var instruction = ignorable(lines.get(i)) ? null : at(i, escape);
            i = instruction == null ? i + 1 : afterHeredocs(instruction, endOf(i, escape));
            if (instruction != null) {
                found.add(instruction);
            }
        }
        return found;
    }

    /// What each single line would be if an instruction began there: more than there are, but no trick with
    /// heredocs, continued lines or the escape character hides one from the rules.
    ///
    /// One by one: together they can be a thousand times as long as the file.
    Stream<Instruction> everyPossibleInstruction() {
        return IntStream.range(0, lines.size())
                .filter(line -> !ignorable(lines.get(line)))
                .boxed()
                .flatMap(line -> Stream.of(at(line, '\\'), at(line, '`')));
    }

    private Instruction at(int start, char escape) {
        var joined = new StringBuilder();
        var last = endOf(start, escape);
        for (var i = start; i < last; i++) {
            if (i == start || !ignorable(lines.get(i))) {
                joined.append(continued(i, escape) ? withoutEscape(lines.get(i)) : lines.get(i));
            }
        }
        var text = Spaces.strip(joined.toString());
        var end = Spaces.endOfWord(text);
        return new Instruction(start + 1, Spaces.capitals(text.substring(0, end)), Spaces.strip(text.substring(end)));
    }

    private int endOf(int start, char escape) {
        var i = start;
        while (i + 1 < lines.size()
                && i - start < LONGEST_JOIN
                && (continued(i, escape) || i > start && ignorable(lines.get(i)))) {
            i++;
        }
        return i + 1;
    }

    private int afterHeredocs(Instruction instruction, int next) {
        var i = next;
        if (instruction.hasHeredoc()) {
            var heredocs = HEREDOC.matcher(instruction.rest());
            while (heredocs.find()) {
                while (i < lines.size() && !Spaces.strip(lines.get(i)).equals(heredocs.group(2))) {
                    i++;
                }
                i++;
            }
        }
        return i;
    }

    private boolean continued(int index, char escape) {
        var stripped = lines.get(index).stripTrailing();
        return !stripped.isEmpty() && stripped.charAt(stripped.length() - 1) == escape;
    }

    private static String withoutEscape(String line) {
        var stripped = line.stripTrailing();
        return stripped.substring(0, stripped.length() - 1);
    }

    private static boolean ignorable(String line) {
        var stripped = Spaces.strip(line);
        return stripped.isEmpty() || stripped.startsWith("#");
    }
}

package io.slipway.registry.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;

/// Takes the shell text of a RUN apart into simple commands, as far as that helps to see what it installs. No shell:
/// what is within `$( )` stays part of its word.
public final class ShellScript {
    private static final Pattern SHELL = Pattern.compile("(?:.*/)?(?:ba|da|a|z|k)?sh");

    private final String text;
    private final IntUnaryOperator lines;
    private final List<ShellCommand> commands = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean started; // a word may be empty: ''
    private boolean piped;
    private int begin = -1;
    private int at;

    private ShellScript(String text, IntUnaryOperator lines) {
        this.text = text;
        this.lines = lines;
    }

    /// The commands of a RUN in whichever form, with those of its heredocs where a shell reads them.
    public static List<ShellCommand> of(DockerfileInstruction instruction) {
        if (!instruction.is("RUN")) {
            return List.of();
        }
        var json = instruction.json();
        if (json.isPresent()) {
            return exec(json.get(), instruction.line());
        }
        var commands = new ShellScript(instruction.arguments(), instruction.lines()).read();
        for (var document : instruction.heredocs()) {
            if (isScript(document, commands)) {
                commands.addAll(of(document));
            }
        }
        return commands;
    }

    private static List<ShellCommand> exec(List<String> words, int line) {
        var isScript = words.size() > 2
                && SHELL.matcher(words.getFirst()).matches()
                && words.get(1).startsWith("-")
                && words.get(1).endsWith("c");
        return isScript
                ? new ShellScript(words.get(2), _ -> line).read()
                : words.isEmpty() ? List.of() : List.of(new ShellCommand(words, false, line));
    }

    private static boolean isScript(HereDocument document, List<ShellCommand> commands) {
        var readers = commands.stream()
                .filter(command -> command.words().stream().anyMatch(word -> word.contains("<<")))
                .toList();
        var content = document.content();
        if (content.startsWith("#!")) {
            var program = content.substring(2, content.indexOf('\n')).strip();
            return SHELL.matcher(program.substring(program.lastIndexOf(' ') + 1))
                    .matches();
        }
        return readers.stream()
                .anyMatch(command -> command.words().getFirst().contains("<<")
                        || SHELL.matcher(command.program()).matches());
    }

    private static List<ShellCommand> of(HereDocument document) {
        var content = document.content();
        return new ShellScript(content, new LineCounter(content, document.line())).read();
    }

    private List<ShellCommand> read() {
        while (at < text.length()) {
            readNext();
        }
        finishCommand(false);
        return commands;
    }

    private void readNext() {
        var c = text.charAt(at);
        switch (c) {
            case ' ', '\t', '\r' -> finishWord();
            case '\n', ';', '&', '|' -> {
                if (isRedirection()) {
                    append(c);
                } else {
                    readSeparator(c);
                }
            }
            case '(', ')' -> readSeparator(c);
            case '#' -> {
                if (started) {
                    append(c);
                } else {
                    skipComment();
                }
            }
            case '\\' -> readEscaped();
            case '\'' -> readSingleQuoted();
            case '"' -> readDoubleQuoted();
            case '$' -> readDollar();
            default -> append(c);
        }
        at++;
    }

    /// `2>&1`, `&>file`, `>|file`.
    private boolean isRedirection() {
        var c = text.charAt(at);
        var before = at > 0 ? text.charAt(at - 1) : ' ';
        var after = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        return c == '&' && (before == '>' || after == '>') || c == '|' && before == '>';
    }

    private void readSeparator(char c) {
        var isDouble = at + 1 < text.length() && text.charAt(at + 1) == c && (c == '&' || c == '|');
        finishCommand(c == '|' && !isDouble);
        at += isDouble ? 1 : 0;
    }

    private void skipComment() {
        var end = text.indexOf('\n', at);
        at = (end < 0 ? text.length() : end) - 1;
    }

    private void readEscaped() {
        at++;
        if (at < text.length() && text.charAt(at) != '\n') {
            append(text.charAt(at));
        }
    }

    private void readSingleQuoted() {
        start();
        var end = text.indexOf('\'', at + 1);
        end = end < 0 ? text.length() : end;
        word.append(text, at + 1, end);
        at = end;
    }

    private void readDoubleQuoted() {
        start();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            word.append(text.charAt(at));
        }
    }

    /// `$(…)` and `${…}` belong to the word, with the blanks in them.
    private void readDollar() {
        append('$');
        if (at + 1 >= text.length() || text.charAt(at + 1) != '(' && text.charAt(at + 1) != '{') {
            return;
        }
        var depth = 0;
        for (at++; at < text.length(); at++) {
            var c = text.charAt(at);
            word.append(c);
            depth += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
            if (depth == 0) {
                return;
            }
        }
    }

    private void append(char c) {
        start();
        word.append(c);
    }

    private void start() {
        started = true;
        begin = begin < 0 ? at : begin;
    }

    private void finishWord() {
        if (started) {
            words.add(word.toString());
            word.setLength(0);
            started = false;
        }
    }

    private void finishCommand(boolean intoPipe) {
        finishWord();
        if (!words.isEmpty()) {
            commands.add(new ShellCommand(words, piped, lines.applyAsInt(begin)));
            words.clear();
        }
        begin = -1;
        piped = intoPipe;
    }

    /// Counts lines as far as it is asked; the questions come in ascending order.
    private static final class LineCounter implements IntUnaryOperator {
        private final String text;
        private int line;
        private int reached;

        LineCounter(String text, int line) {
            this.text = text;
            this.line = line;
        }

        @Override
        public int applyAsInt(int offset) {
            for (; reached < offset; reached++) {
                line += text.charAt(reached) == '\n' ? 1 : 0;
            }
            return line;
        }
    }
}

package io.slipway.registry.dockerfile;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// One simple command of a RUN: its words without quotes, variables as they are written.
///
/// @param piped whether it reads what the command before it writes
/// @param line the line on which it begins
public record ShellCommand(List<String> words, boolean piped, int line) {
    private static final Set<String> WRAPPERS = Set.of(
            "sudo", "env", "exec", "time", "command", "nice", "nohup", "then", "do", "else", "if", "while", "!", "{");

    public ShellCommand {
        words = List.copyOf(words);
    }

    /// The words from the program on, without assignments and without what only wraps the program.
    public List<String> call() {
        var at = 0;
        while (at < words.size() && (isAssignment(words.get(at)) || isWrapper(at))) {
            at++;
        }
        return words.subList(at, words.size());
    }

    /// The name of the program without its folder, empty where there is none.
    public String program() {
        var call = call();
        return call.isEmpty() ? "" : fileName(call.getFirst());
    }

    /// The words after the program.
    public List<String> arguments() {
        var call = call();
        return call.isEmpty() ? List.of() : call.subList(1, call.size());
    }

    /// Whether a word stands among those before the program, such as `sudo`.
    public boolean isWrappedIn(String wrapper) {
        return words.subList(0, words.size() - call().size()).contains(wrapper);
    }

    private boolean isWrapper(int at) {
        var word = words.get(at);
        var follows = at > 0
                && (WRAPPERS.contains(words.get(at - 1)) || words.get(at - 1).startsWith("-"));
        return WRAPPERS.contains(word) || follows && word.startsWith("-");
    }

    private static boolean isAssignment(String word) {
        var equals = word.indexOf('=');
        for (var i = 0; i < equals; i++) {
            var c = word.charAt(i);
            if (!(c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || i > 0 && c >= '0' && c <= '9')) {
                return false;
            }
        }
        return equals > 0;
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }
}

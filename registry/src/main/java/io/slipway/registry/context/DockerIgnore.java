package io.slipway.registry.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// What a `.dockerignore` keeps out of a build context, by Docker's own rules: one pattern a line, the last that
/// matches
/// decides, `!` lets in again, `**` stands for any folders, and what matches a folder matches all that is in it.
///
/// The `Dockerfile` and the `.dockerignore` itself always stay, as with Docker.
public final class DockerIgnore {
    /// The file with the patterns.
    public static final ContextPath FILE = new ContextPath(".dockerignore");

    /// Keeps nothing out.
    public static final DockerIgnore NOTHING = new DockerIgnore(List.of());

    private final List<Rule> rules;

    private DockerIgnore(List<Rule> rules) {
        this.rules = rules;
    }

    private record Rule(Pattern pattern, boolean letsIn) {}

    /// The rules of such a file. A pattern that cannot be read matches nothing.
    public static DockerIgnore parse(String text) {
        var rules = new ArrayList<Rule>();
        var lines = text.startsWith("\ufeff") ? text.substring(1) : text;
        for (var line : lines.split("\n", -1)) {
            var pattern = line.strip();
            if (line.startsWith("#") || pattern.isEmpty() || pattern.equals("!")) {
                continue;
            }
            var letsIn = pattern.startsWith("!");
            var path = cleaned(letsIn ? pattern.substring(1).strip() : pattern);
            if (!path.isEmpty()) {
                compiled(path).ifPresent(expression -> rules.add(new Rule(expression, letsIn)));
            }
        }
        return new DockerIgnore(List.copyOf(rules));
    }

    /// Whether the file stays outside.
    public boolean excludes(ContextPath path) {
        if (path.equals(FILE) || path.equals(ContextPath.DOCKERFILE)) {
            return false;
        }
        var excluded = false;
        for (var rule : rules) {
            if (excluded == rule.letsIn() && matches(rule.pattern(), path.value())) {
                excluded = !rule.letsIn();
            }
        }
        return excluded;
    }

    /// The path itself or a folder above it.
    private static boolean matches(Pattern pattern, String path) {
        if (pattern.matcher(path).matches()) {
            return true;
        }
        for (var slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (pattern.matcher(path.substring(0, slash)).matches()) {
                return true;
            }
        }
        return false;
    }

    /// Relative to the context, without `.`, `..` and doubled slashes.
    private static String cleaned(String pattern) {
        var parts = new ArrayList<String>();
        for (var part : pattern.split("/")) {
            if (part.equals("..")) {
                if (!parts.isEmpty()) {
                    parts.removeLast();
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    private static Optional<Pattern> compiled(String pattern) {
        try {
            return Optional.of(Pattern.compile(expression(pattern), Pattern.DOTALL));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    private static String expression(String pattern) {
        var expression = new StringBuilder();
        for (int at = 0; at < pattern.length(); at++) {
            var sign = pattern.charAt(at);
            switch (sign) {
                case '*' -> {
                    if (pattern.startsWith("**", at)) {
                        at = afterStars(pattern, at);
                        expression.append(at == pattern.length() - 1 ? ".*" : "(?:.*/)?");
                    } else {
                        expression.append("[^/]*");
                    }
                }
                case '?' -> expression.append("[^/]");
                case '[', ']', '-', '^' -> expression.append(sign);
                case '\\' -> {
                    at = Math.min(at + 1, pattern.length() - 1);
                    expression.append(Pattern.quote(pattern.substring(at, at + 1)));
                }
                default -> expression.append(Pattern.quote(String.valueOf(sign)));
            }
        }
        return expression.toString();
    }

    /// The place of the last sign that belongs to `**`: its slash, if one follows.
    private static int afterStars(String pattern, int at) {
        var last = at + 1;
        while (last + 1 < pattern.length() && pattern.charAt(last + 1) == '*') {
            last++;
        }
        return last + 1 < pattern.length() && pattern.charAt(last + 1) == '/' ? last + 1 : last;
    }
}

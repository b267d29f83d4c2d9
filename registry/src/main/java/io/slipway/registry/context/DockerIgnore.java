package io.slipway.registry.context;

import io.slipway.registry.InvalidException;
import java.util.ArrayList;
import java.util.List;

/// What a `.dockerignore` keeps out of a build context, by Docker's own rules: one pattern a line, the last that
/// matches decides, `!` lets in again, `**` stands for any folders, and what matches a folder matches all that is in
/// it. Where there is a `Dockerfile.dockerignore`, only that counts.
///
/// The `Dockerfile` and the files with patterns always stay, as with Docker.
public final class DockerIgnore {
    /// The file with the patterns.
    public static final ContextPath FILE = new ContextPath(".dockerignore");

    /// The file with the patterns of the `Dockerfile` itself, which comes first.
    public static final ContextPath OF_DOCKERFILE = new ContextPath("Dockerfile.dockerignore");

    /// Keeps nothing out.
    public static final DockerIgnore NOTHING = new DockerIgnore(List.of());

    private static final int MOST_PATTERNS = 200;

    private final List<Rule> rules;

    private DockerIgnore(List<Rule> rules) {
        this.rules = rules;
    }

    private record Rule(PathPattern pattern, boolean letsIn) {}

    /// The rules of such a file.
    ///
    /// @throws InvalidException for a pattern that cannot be read, and for too many
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
                rules.add(new Rule(PathPattern.parse(path), letsIn));
            }
        }
        if (rules.size() > MOST_PATTERNS) {
            throw new InvalidException("the .dockerignore", "it has more than %d patterns".formatted(MOST_PATTERNS));
        }
        return new DockerIgnore(List.copyOf(rules));
    }

    /// Whether the file stays outside.
    public boolean excludes(ContextPath path) {
        if (isFile(path) || path.equals(ContextPath.DOCKERFILE)) {
            return false;
        }
        var excluded = false;
        for (var rule : rules) {
            if (excluded == rule.letsIn() && rule.pattern().matches(path.value())) {
                excluded = !rule.letsIn();
            }
        }
        return excluded;
    }

    private static boolean isFile(ContextPath path) {
        return path.equals(FILE) || path.equals(OF_DOCKERFILE);
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
}

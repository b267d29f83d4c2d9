package io.slipway.registry.dockerfile.lint;

import io.slipway.registry.dockerfile.DockerfileInstruction;
import io.slipway.registry.dockerfile.Finding;
import io.slipway.registry.dockerfile.ParsedDockerfile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Secrets that everybody who has the image can read.
final class SecretRules {
    private static final Pattern NAME = Pattern.compile(
            "(?i)(?:.*[_-])?(?:password|passwd|pwd|passphrase|secret|token|api_?key|access_?key|secret_?key|private_?key|credentials?)");
    private static final Pattern VALUE =
            Pattern.compile("(?:gh[pousr]_[A-Za-z0-9]{20,}|AKIA[A-Z0-9]{16}|hf_[A-Za-z0-9]{20,}|sk-[A-Za-z0-9_-]{20,}"
                    + "|slip_[A-Za-z0-9_-]{16,}|glpat-[A-Za-z0-9_-]{16,}).*+");

    private final ParsedDockerfile file;

    SecretRules(ParsedDockerfile file) {
        this.file = file;
    }

    List<Finding> check() {
        var found = new ArrayList<Finding>();
        for (var instruction : file.instructions()) {
            if (instruction.is("ENV") || instruction.is("ARG")) {
                check(instruction, found);
            }
        }
        return found;
    }

    private static void check(DockerfileInstruction instruction, List<Finding> found) {
        var rule = instruction.is("ENV") ? LintRule.SECRET_IN_ENV : LintRule.SECRET_IN_ARG;
        var words = instruction.arguments().split("\\s+", 200);
        var isOldForm = instruction.is("ENV") && !words[0].contains("=") && words.length > 1;
        for (var word : isOldForm ? new String[] {words[0] + "=" + words[1]} : words) {
            var equals = word.indexOf('=');
            var name = equals < 0 ? word : word.substring(0, equals);
            var value = equals < 0 ? "" : plain(word.substring(equals + 1));
            if (name.length() < 100 && isSecret(name, value, instruction.is("ARG") && equals < 0)) {
                found.add(rule.at(
                        instruction.line(),
                        "'%s' can be read by everybody who has the image, in its history".formatted(name),
                        "Give it when the container starts; change it now if it is a real one."));
            }
        }
    }

    /// Without a value, or with one that is filled in later, only an ARG keeps the secret.
    private static boolean isSecret(String name, String value, boolean isAskedFor) {
        if (VALUE.matcher(value).matches()) {
            return true;
        }
        var hasValue = !value.isEmpty() && !value.startsWith("/") && !value.startsWith("$");
        return NAME.matcher(name).matches() && (hasValue || isAskedFor);
    }

    private static String plain(String value) {
        var quoted = value.startsWith("\"") || value.startsWith("'");
        var end = quoted ? value.indexOf(value.charAt(0), 1) : value.length();
        return quoted ? value.substring(1, end < 0 ? value.length() : end) : value;
    }
}

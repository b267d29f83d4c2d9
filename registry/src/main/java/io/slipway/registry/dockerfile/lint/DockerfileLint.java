package io.slipway.registry.dockerfile.lint;

import io.slipway.registry.dockerfile.Dockerfile;
import io.slipway.registry.dockerfile.Finding;
import io.slipway.registry.dockerfile.ParsedDockerfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Says about a Dockerfile what a good reviewer would say. Only its text counts, so that the same Dockerfile always
/// gets the same findings.
///
/// A comment `# slipway:ignore rule-id` right above an instruction silences a rule there; what the parser found wrong
/// cannot be silenced.
public final class DockerfileLint {
    private static final int MOST_OF_A_RULE = 20;

    private DockerfileLint() {}

    /// The findings in a text, by line; those of the parser are among them.
    public static List<Finding> check(String dockerfile) {
        return check(Dockerfile.parse(dockerfile));
    }

    /// The findings in a Dockerfile, by line; those of the parser are among them.
    public static List<Finding> check(ParsedDockerfile file) {
        var ignored = new Ignored(file);
        Map<String, Integer> counts = new HashMap<>();
        var advice = file.stages().isEmpty() ? Stream.<Finding>empty() : advice(file);
        return Stream.concat(
                        file.problems().stream(),
                        advice.filter(finding -> !ignored.silences(finding))
                                .filter(it -> counts.merge(it.ruleId(), 1, Integer::sum) <= MOST_OF_A_RULE))
                .sorted(Finding.BY_LINE)
                .toList();
    }

    private static Stream<Finding> advice(ParsedDockerfile file) {
        return Stream.of(
                        new BaseRules(file).check(),
                        new VariableRules(file).check(),
                        new RunRules(file).check(),
                        new SecretRules(file).check(),
                        new FileRules(file).check(),
                        new ImageRules(file).check())
                .flatMap(List::stream);
    }
}

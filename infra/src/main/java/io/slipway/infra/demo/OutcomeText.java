package io.slipway.infra.demo;

import io.slipway.infra.Table;
import io.slipway.infra.demo.Outcome.Pair;
import io.slipway.infra.demo.Outcome.Target;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// The result as the console shows it: a table of the targets, a line for each pair, what to be careful about.
final class OutcomeText {
    private OutcomeText() {}

    static String of(Outcome outcome) {
        var table = new Table(3, "target", "revision", "image", "size", "requests", "p50", "p90", "p99", "errors");
        outcome.targets().forEach(target -> table.add(row(target)));
        var pairs = outcome.pairs().stream()
                .filter(pair -> pair.metric().equals("p50"))
                .map(OutcomeText::line)
                .collect(Collectors.joining("\n"));
        var warnings = outcome.warnings().stream()
                .map(warning -> "Warning: " + warning + "\n")
                .collect(Collectors.joining());
        return table + "\n" + pairs + "\n\n" + warnings + outcome.sentence() + "\nReport: " + outcome.url();
    }

    private static String[] row(Target target) {
        return new String[] {
            target.name() + (target.control() ? " (control)" : ""),
            target.fact("revision"),
            Units.shortDigest(target.fact("image")),
            target.fact("sizeBytes").isEmpty() ? "" : Units.megabytes(target.number("sizeBytes")),
            Long.toString(target.requests()),
            micros(target.p50()),
            micros(target.p90()),
            micros(target.p99()),
            Long.toString(target.errors())
        };
    }

    private static String micros(OptionalDouble value) {
        return value.isPresent() ? Units.micros(value.getAsDouble()) : "–";
    }

    /// `p50: B is 0.82 × A (95 % interval 0.80–0.85, Holm p = 0.0004): faster`
    static String line(Pair pair) {
        if (pair.ratio().isEmpty()) {
            return "%s: %s beside %s: %s%s"
                    .formatted(pair.metric(), pair.candidate(), pair.baseline(), pair.verdict(), reasons(pair));
        }
        return String.format(
                        Locale.ROOT,
                        "%s: %s is %.3f × %s (95 %% interval %.3f–%.3f, Holm p %s): %s",
                        pair.metric(),
                        pair.candidate(),
                        pair.ratio().getAsDouble(),
                        pair.baseline(),
                        pair.low().orElse(Double.NaN),
                        pair.high().orElse(Double.NaN),
                        probability(pair),
                        pair.verdict())
                + reasons(pair);
    }

    private static String probability(Pair pair) {
        var text = Units.probability(pair.p().orElse(1));
        return text.startsWith("<") ? text : "= " + text;
    }

    private static String reasons(Pair pair) {
        return pair.warnings().isEmpty() ? "" : " – " + String.join("; ", pair.warnings());
    }
}

package io.slipway.registry.dockerfile;

import java.util.Comparator;
import java.util.Locale;

/// Something that a good reviewer would say about a line of a Dockerfile: which rule, what is wrong and why it
/// matters, and how to mend it. Lines count from 1.
public record Finding(String ruleId, Severity severity, int line, String why, String fix) {
    /// By line, then the worst first.
    public static final Comparator<Finding> BY_LINE =
            Comparator.comparingInt(Finding::line).thenComparing(Finding::severity);

    /// How bad it is, the worst first.
    public enum Severity {
        /// It does not build, or it gives away a secret.
        ERROR,
        /// It builds, but sooner or later somebody pays for it.
        WARNING,
        /// It could be better.
        INFO;

        /// As it is written in answers: `error`, `warning`, `info`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}

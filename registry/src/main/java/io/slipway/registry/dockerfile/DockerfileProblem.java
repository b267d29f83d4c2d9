package io.slipway.registry.dockerfile;

/// Something wrong with a Dockerfile: a stable rule id, the line (from 1), what it is and what to do.
public record DockerfileProblem(String rule, int line, String message, Severity severity) {
    /// Errors stop a Dockerfile from being parsed, and so from being saved; warnings are advice.
    public enum Severity {
        ERROR,
        WARNING
    }

    static DockerfileProblem error(String rule, int line, String message) {
        return new DockerfileProblem(rule, line, message, Severity.ERROR);
    }

    static DockerfileProblem warning(String rule, int line, String message) {
        return new DockerfileProblem(rule, line, message, Severity.WARNING);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}

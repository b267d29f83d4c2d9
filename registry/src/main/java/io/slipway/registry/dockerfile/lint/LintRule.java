package io.slipway.registry.dockerfile.lint;

import io.slipway.registry.dockerfile.Finding;
import io.slipway.registry.dockerfile.Finding.Severity;
import java.util.Locale;

/// Every rule of [DockerfileLint], by the name that people write to silence it. Names never change their meaning.
public enum LintRule {
    UNPINNED_BASE(Severity.WARNING),
    LATEST_BASE(Severity.WARNING),
    UNDECLARED_ARG(Severity.WARNING),
    APT_WITHOUT_CLEANING(Severity.WARNING),
    APT_WITHOUT_RECOMMENDS(Severity.INFO),
    APT_WITHOUT_UPDATE(Severity.WARNING),
    APT_UPGRADE(Severity.WARNING),
    APT_WITHOUT_YES(Severity.WARNING),
    PIP_CACHE(Severity.INFO),
    UNPINNED_PIP(Severity.INFO),
    CURL_PIPE_SHELL(Severity.WARNING),
    SUDO(Severity.WARNING),
    CD_ALONE(Severity.WARNING),
    SECRET_IN_ENV(Severity.ERROR),
    SECRET_IN_ARG(Severity.ERROR),
    ADD_URL(Severity.WARNING),
    ADD_INSTEAD_OF_COPY(Severity.INFO),
    COPY_EVERYTHING_BEFORE_INSTALL(Severity.INFO),
    UNKNOWN_STAGE(Severity.ERROR),
    RELATIVE_WORKDIR(Severity.WARNING),
    MAINTAINER_DEPRECATED(Severity.INFO),
    SYNTAX_DIRECTIVE(Severity.WARNING),
    ROOT_USER(Severity.WARNING),
    MISSING_HEALTHCHECK(Severity.WARNING),
    MISSING_EXPOSE(Severity.WARNING),
    MISSING_LABELS(Severity.INFO),
    UNKNOWN_CONTRACT(Severity.WARNING),
    MISSING_COMMAND(Severity.INFO),
    SHELL_FORM_COMMAND(Severity.WARNING),
    SEVERAL_COMMANDS(Severity.WARNING),
    SSH_PORT(Severity.WARNING);

    private final Severity severity;

    LintRule(Severity severity) {
        this.severity = severity;
    }

    /// As findings and comments name it: `unpinned-base`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Severity severity() {
        return severity;
    }

    Finding at(int line, String why, String fix) {
        return new Finding(id(), severity, line, why, fix);
    }
}

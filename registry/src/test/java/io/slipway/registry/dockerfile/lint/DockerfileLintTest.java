package io.slipway.registry.dockerfile.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.registry.dockerfile.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DockerfileLintTest {
    private static final String GOOD = """
            FROM python:3.12-slim
            WORKDIR /app
            RUN pip install --no-cache-dir torch==2.5.1
            COPY app.py ./
            LABEL io.slipway.contract=raw io.slipway.predict=/predict
            EXPOSE 8080
            USER 65532
            HEALTHCHECK CMD ["/app/healthy"]
            CMD ["python3", "app.py"]
            """;

    /// By rule: what it finds fault with on the last line before `EXPOSE`, and what it does not.
    private static final Map<LintRule, List<String>> LINES = Map.ofEntries(
            of(LintRule.UNPINNED_BASE, "FROM debian", "FROM debian:12", "FROM scratch", "FROM debian@sha256:01"),
            of(LintRule.LATEST_BASE, "FROM localhost:5000/x:latest", "FROM localhost:5000/x:1"),
            of(LintRule.UNDECLARED_ARG, "FROM x:$NOPE", "FROM --platform=$BUILDPLATFORM x:1"),
            of(
                    LintRule.APT_WITHOUT_CLEANING,
                    "RUN apt-get update && apt-get install -y --no-install-recommends jq",
                    "RUN apt-get update && apt-get install -y jq && rm -rf /var/lib/apt/lists/*",
                    "RUN --mount=type=cache,target=/var/lib/apt apt-get update && apt-get install -y jq"),
            of(
                    LintRule.APT_WITHOUT_RECOMMENDS,
                    "RUN apt-get update && apt-get install -y jq",
                    "RUN apt-get update && apt-get install -y --no-install-recommends jq"),
            of(
                    LintRule.APT_WITHOUT_UPDATE,
                    "RUN apt-get install -y jq",
                    "RUN apt-get update && apt-get install -y jq",
                    "RUN <<EOF\napt-get update\napt-get install -y jq\nEOF"),
            of(LintRule.APT_UPGRADE, "RUN apt-get update && apt-get dist-upgrade -y", "RUN apt-get update"),
            of(
                    LintRule.APT_WITHOUT_YES,
                    "RUN apt-get update && apt-get install jq",
                    "RUN apt-get update && apt-get install -qy jq"),
            of(LintRule.PIP_CACHE, "RUN pip install x==1", "RUN pip install --no-cache-dir x==1"),
            of(
                    LintRule.UNPINNED_PIP,
                    "RUN python3 -m pip install 'x[y]'",
                    "RUN pip install -r requirements.txt",
                    "RUN pip install 'x[y]>=1'"),
            of(
                    LintRule.CURL_PIPE_SHELL,
                    "RUN curl -sSL https://example.org/x.sh | bash -s -- -y",
                    "RUN curl -o x https://example.org/x",
                    "RUN curl https://example.org | jq ."),
            of(LintRule.SUDO, "RUN sudo make", "RUN make sudo"),
            of(LintRule.CD_ALONE, "RUN cd /app", "RUN cd /app && make"),
            of(
                    LintRule.SECRET_IN_ENV,
                    "ENV DB_PASSWORD=hunter2",
                    "ENV DB_PASSWORD_FILE=/run/secrets/x",
                    "ENV TOKENS=5"),
            of(LintRule.SECRET_IN_ARG, "ARG GITHUB_TOKEN", "ARG TOKENIZERS_PARALLELISM=false"),
            of(
                    LintRule.ADD_URL,
                    "ADD https://example.org/x.bin /x",
                    "ADD --checksum=sha256:01 https://example.org/x.bin /x",
                    "ADD https://example.org/x.git /x"),
            of(LintRule.ADD_INSTEAD_OF_COPY, "ADD x.py /x.py", "ADD x.tar.gz /", "COPY x.py /x.py"),
            of(
                    LintRule.COPY_EVERYTHING_BEFORE_INSTALL,
                    "COPY . /app\nRUN pip install -r /app/requirements.txt",
                    "RUN pip install x\nCOPY . /app"),
            of(LintRule.UNKNOWN_STAGE, "COPY --from=3 /x /x", "COPY --from=nginx:1.27 /x /x"),
            of(LintRule.RELATIVE_WORKDIR, "FROM a:1\nWORKDIR app", "FROM a:1\nWORKDIR /srv\nWORKDIR app"),
            of(LintRule.MAINTAINER_DEPRECATED, "MAINTAINER me", "LABEL maintainer=me"),
            of(LintRule.ROOT_USER, "USER root", "USER 1000:0"),
            of(LintRule.UNKNOWN_CONTRACT, "LABEL io.slipway.contract=soap", "LABEL io.slipway.contract=raw"),
            of(LintRule.SHELL_FORM_COMMAND, "ENTRYPOINT python3 app.py", "ENTRYPOINT [\"python3\"]"),
            of(LintRule.SEVERAL_COMMANDS, "CMD [\"x\"]", "ENTRYPOINT [\"x\"]"),
            of(LintRule.SSH_PORT, "EXPOSE 22", "EXPOSE 2222"));

    /// By rule: whole Dockerfiles, the first with the fault.
    private static final Map<LintRule, List<String>> FILES = Map.of(
            LintRule.SYNTAX_DIRECTIVE, List.of("# syntax=evil/x\n" + GOOD, "# syntax=docker/dockerfile:1\n" + GOOD),
            LintRule.MISSING_HEALTHCHECK, List.of("FROM a:1\nCMD [\"x\"]", "FROM a:1", GOOD),
            LintRule.MISSING_EXPOSE, List.of("FROM a:1\nCMD [\"x\"]", "FROM a:1\nARG P\nCMD [\"x\"]\nEXPOSE $P", GOOD),
            LintRule.MISSING_LABELS, List.of("FROM a:1\nCMD [\"x\"]", GOOD),
            LintRule.MISSING_COMMAND, List.of("FROM a:1\nEXPOSE 80", GOOD));

    private static Map.Entry<LintRule, List<String>> of(LintRule rule, String... lines) {
        return Map.entry(rule, List.of(lines));
    }

    private static List<String> examples(LintRule rule) {
        var lines = LINES.getOrDefault(rule, List.of()).stream().map(DockerfileLintTest::around);
        return Stream.concat(lines, FILES.getOrDefault(rule, List.of()).stream())
                .toList();
    }

    private static String around(String line) {
        return line.startsWith("FROM") ? line : GOOD.replace("USER 65532\n", "USER 65532\n" + line + "\n");
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleFindsItsFaultAndNothingInItsRepair(LintRule rule) {
        var examples = examples(rule);

        assertThat(ruleIds(examples.getFirst())).contains(rule.id());
        assertThat(examples).hasSizeGreaterThan(1);
        assertThat(examples.subList(1, examples.size()))
                .allSatisfy(repaired -> assertThat(ruleIds(repaired)).doesNotContain(rule.id()));
    }

    @ParameterizedTest
    @EnumSource
    void everyFindingSaysWhyAndHowToMendIt(LintRule rule) {
        var finding = DockerfileLint.check(examples(rule).getFirst()).stream()
                .filter(it -> it.ruleId().equals(rule.id()))
                .findFirst()
                .orElseThrow();

        assertThat(finding.severity()).isEqualTo(rule.severity());
        assertThat(finding.why()).isNotBlank();
        assertThat(finding.fix()).endsWith(".");
    }

    @Test
    void aGoodDockerfileHasNoFindings() {
        assertThat(DockerfileLint.check(GOOD)).isEmpty();
    }

    @Test
    void aFindingStandsAtTheLineOfItsCommand() {
        var findings = DockerfileLint.check("""
                FROM a:1
                RUN make && \\
                    # why not
                    sudo make install
                RUN <<EOF
                make
                sudo reboot
                EOF
                USER 1
                """);

        assertThat(findings)
                .filteredOn(it -> it.ruleId().equals("sudo"))
                .extracting(Finding::line)
                .containsExactly(4, 7);
    }

    @Test
    void aCommentAboveSilencesARuleForOneInstructionOnly() {
        var findings = DockerfileLint.check("""
                FROM a:1
                USER 1
                # slipway:ignore sudo, pip-cache
                # it has to be
                RUN sudo make
                RUN sudo make
                """);

        assertThat(findings)
                .filteredOn(it -> it.ruleId().equals("sudo"))
                .extracting(Finding::line)
                .containsExactly(6);
    }

    @Test
    void whatDoesNotBuildCannotBeSilenced() {
        assertThat(ruleIds("FROM a:1\n# slipway:ignore unknown-instruction\nRUNN x\n"))
                .contains("unknown-instruction");
    }

    @Test
    void nobodyReadsTheThousandthFindingOfARule() {
        assertThat(DockerfileLint.check("FROM a:1\n" + "RUN sudo x\n".repeat(1_000)))
                .hasSizeLessThan(30);
    }

    @Test
    void errorsComeThroughHoweverManyWarningsStandBeforeThem() {
        assertThat(ruleIds("FROM a:1\n" + "RUN sudo x\n".repeat(1_000) + "ENV API_KEY=abc\n"))
                .contains("secret-in-env");
    }

    static Stream<Path> starters() throws IOException {
        try (var files = Files.walk(Path.of("../infra/starters"), 2)) {
            return files.filter(it -> it.endsWith("Dockerfile")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("starters")
    void theStartersAreAsAReviewerLikesThem(Path dockerfile) throws IOException {
        assertThat(DockerfileLint.check(Files.readString(dockerfile))).isEmpty();
    }

    private static List<String> ruleIds(String dockerfile) {
        return DockerfileLint.check(dockerfile).stream().map(Finding::ruleId).toList();
    }
}

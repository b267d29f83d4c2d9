package io.slipway.registry.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileTest {
    @Test
    void aGoodDockerfileHasNoProblems() {
        var check = Dockerfile.parse("""
                # Serves digits
                FROM debian:trixie-slim
                RUN apt-get update && \\
                    apt-get install -y python3
                COPY app.py /app/
                EXPOSE 8080
                LABEL io.slipway.contract="raw" io.slipway.predict="/predict"
                HEALTHCHECK --interval=5s CMD ["python3", "-c", "1"]
                USER 65532
                CMD ["python3", "/app/app.py"]
                """);

        assertThat(check.problems()).isEmpty();
        assertThat(check.instructions())
                .extracting(DockerfileInstruction::keyword)
                .containsExactly("FROM", "RUN", "COPY", "EXPOSE", "LABEL", "HEALTHCHECK", "USER", "CMD");
        assertThat(check.baseImages()).containsExactly("debian:trixie-slim");
        assertThat(check.exposedPorts()).containsExactly(8080);
        assertThat(check.labels())
                .containsEntry("io.slipway.contract", "raw")
                .containsEntry("io.slipway.predict", "/predict");
    }

    @Test
    void aLongFirstLineIsReadInNoTime() {
        var line = "# check=x" + " ".repeat(400_000) + "y";

        var check = assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> Dockerfile.parse(line + "\nFROM debian:trixie-slim\n"));

        assertThat(check.directives()).containsOnlyKeys("check");
    }

    @Test
    void continuationsAreJoinedAcrossCommentsAndEmptyLines() {
        var check = Dockerfile.parse("FROM a:1\nRUN one \\\n  # why\n\n  two \\  \n  three\nEXPOSE 80\n");

        assertThat(check.errors()).isEmpty();
        var run = check.instructions().get(1);
        assertThat(run.keyword()).isEqualTo("RUN");
        assertThat(run.arguments()).isEqualTo("one   two   three");
        assertThat(run.line()).isEqualTo(2);
        assertThat(run.lastLine()).isEqualTo(6);
        assertThat(check.instructions().get(2).line()).isEqualTo(7);
    }

    @Test
    void windowsLineEndsAndAByteOrderMarkDoNotMatter() {
        var check = Dockerfile.parse("\uFEFFFROM a:1\r\nRUN x \\\r\n y\r\nEXPOSE 80\r\n");

        assertThat(check.problems()).isEmpty();
        assertThat(check.instructions()).hasSize(3);
    }

    @Test
    void theEscapeDirectiveChangesWhatContinuesALine() {
        var check = Dockerfile.parse("# escape=`\nFROM a:1\nCOPY x `\n c:\\\nEXPOSE 80\n");

        assertThat(check.errors()).isEmpty();
        assertThat(check.directives()).containsEntry("escape", "`");
        assertThat(check.instructions()).extracting(DockerfileInstruction::line).containsExactly(2, 3, 5);
    }

    @Test
    void directivesAfterACommentAreComments() {
        var check = Dockerfile.parse("# a comment\n# escape=`\nFROM a:1\nRUN x \\\n y\nEXPOSE 80\n");

        assertThat(check.directives()).isEmpty();
        assertThat(check.instructions()).hasSize(3);
    }

    @Test
    void anUnknownEscapeIsAnError() {
        assertThat(errors("# escape=x\nFROM a:1\n")).containsExactly("invalid-escape:1");
    }

    @Test
    void theTextOfHeredocsIsNoInstruction() {
        var check = Dockerfile.parse("""
                FROM a:1
                RUN <<EOF
                FROM is not an instruction here
                NOR THIS \\
                EOF
                COPY <<-"ONE" <<'TWO' /dest/
                unknown
                \tONE
                more
                TWO
                RUN python3 <<END > /out && echo $((1<<2)) <<<here
                print(1)
                END
                EXPOSE 80
                """);

        assertThat(check.problems()).isEmpty();
        assertThat(check.instructions()).extracting(DockerfileInstruction::line).containsExactly(1, 2, 6, 11, 14);
        assertThat(check.instructions().get(1).lastLine()).isEqualTo(5);
    }

    @Test
    void aHeredocWithoutEndIsAnErrorAtItsInstruction() {
        var check = Dockerfile.parse("FROM a:1\nRUN <<EOF\necho 1\n EOF\n");

        assertThat(check.errors()).hasSize(1);
        assertThat(check.errors().getFirst().line()).isEqualTo(2);
        assertThat(check.errors().getFirst().why()).contains("'EOF'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FROM a:1\nRUN x \\", "FROM a:1\nRUN x \\\n", "FROM a:1\nRUN x \\\n# end\n\n"})
    void aContinuationIntoTheEndIsAnError(String dockerfile) {
        assertThat(errors(dockerfile)).containsExactly("unterminated-continuation:2");
    }

    @Test
    void anEscapedEscapeDoesNotContinueTheLine() {
        assertThat(Dockerfile.parse("FROM a:1\nRUN x \\\\\nEXPOSE 80").instructions())
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "RUNN x                   | unknown-instruction",
                "RUN                      | missing-arguments",
                "COPY x                   | missing-arguments",
                "EXPOSE http              | invalid-port",
                "EXPOSE 0                 | invalid-port",
                "EXPOSE 65536             | invalid-port",
                "EXPOSE 90-80             | invalid-port",
                "LABEL a=b c              | invalid-pairs",
                "LABEL alone              | invalid-pairs",
                "ENV alone                | invalid-pairs",
                "FROM a:1 b               | invalid-from",
                "FROM a:1 AS              | invalid-from",
                "FROM a:1 AS 1st          | invalid-stage-name",
                "ONBUILD FROM a:1         | invalid-onbuild",
                "ONBUILD NOPE x           | unknown-instruction",
                "HEALTHCHECK x            | invalid-healthcheck",
                "HEALTHCHECK --interval=5s| missing-arguments",
                "HEALTHCHECK --interval=soon CMD x| invalid-healthcheck",
                "HEALTHCHECK NONE x | invalid-healthcheck",
                "CMD [1, 2] | not-only-strings",
                "COPY --nope x y | unknown-flag",
                "COPY --from=a --from=b x y | duplicate-flag",
                "ENV A=\"x | malformed-word",
                "ENV A=${x | malformed-word",
                "ONBUILD ONBUILD RUN x | invalid-onbuild",
                "ONBUILD RUN <<EOF | unterminated-heredoc",
                "SHELL bash -c            | invalid-shell"
            })
    void whatCannotBeParsedIsAnErrorWithItsLine(String instruction, String rule) {
        assertThat(errors("FROM a:1\n\n" + instruction + "\n")).containsExactly(rule + ":3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# only a comment\n", "ARG X=1\n", "\n\n"})
    void withoutFromThereIsNoImage(String dockerfile) {
        assertThat(errors(dockerfile)).containsExactly("no-from:1");
    }

    @Test
    void onlyArgMayStandBeforeFrom() {
        assertThat(errors("RUN x\nFROM a:1\n")).containsExactly("before-from:1");
        assertThat(errors("ARG X=1\nFROM a:$X\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "ARG V=3.8;FROM python:$V-slim,            python:3.8-slim",
                "ARG V=3.8;FROM python:${V}-slim,          python:3.8-slim",
                "ARG V;FROM python:${V:-3.8},              python:3.8",
                "ARG V=3.8;FROM python:${V:+yes},          python:yes",
                "ARG N=x;ARG V=$N.1;FROM python:$V,        python:x.1",
                "ARG V=\"3.8\";FROM python:$V,             python:3.8",
                "FROM --platform=linux/amd64 python:3.8 AS b,python:3.8"
            })
    void baseImagesHaveTheDefaultsOfArgumentsFilledIn(String dockerfile, String base) {
        assertThat(Dockerfile.parse(dockerfile.replace(";", "\n")).baseImages()).containsExactly(base);
    }

    @Test
    void stagesThatBuildOnStagesBringPortsAndLabelsWithThem() {
        var check = Dockerfile.parse("""
                FROM debian:12 AS Base
                EXPOSE 8080
                LABEL one=1
                FROM golang:1.24 AS build
                EXPOSE 9999
                FROM base
                LABEL two=2
                COPY --from=build /x /x
                """);

        assertThat(check.problems()).isEmpty();
        assertThat(check.stages()).extracting(DockerfileStage::name).containsExactly("base", "build", null);
        assertThat(check.stages()).extracting(DockerfileStage::line).containsExactly(1, 4, 6);
        assertThat(check.stages()).extracting(DockerfileStage::builtOn).containsExactly(null, null, 0);
        assertThat(check.finalStages()).extracting(DockerfileStage::index).containsExactly(2, 0);
        assertThat(check.baseImages()).containsExactly("debian:12", "golang:1.24");
        assertThat(check.exposedPorts()).containsExactly(8080);
        assertThat(check.labels()).containsOnlyKeys("one", "two");
    }

    @Test
    void portsMayBeRangesHaveProtocolsAndComeFromVariables() {
        var check = Dockerfile.parse(
                "FROM a:1\nARG PORT=81\nENV OTHER=${PORT}0\nEXPOSE 80/tcp 53/udp $PORT ${OTHER} 90-92 $UNKNOWN\n");

        assertThat(check.problems()).isEmpty();
        assertThat(check.exposedPorts()).containsExactly(80, 81, 90, 91, 92, 810);
    }

    @Test
    void labelsAreReadInAllTheirForms() {
        var check = Dockerfile.parse("""
                FROM a:1
                EXPOSE 80
                ENV NAME=world
                LABEL a=1 "b c"="d e" f='$NAME "x"' g="say \\"hi\\" $NAME" \\
                      h=x\\ y i=
                LABEL old form with blanks
                """);

        assertThat(check.problems()).isEmpty();
        assertThat(check.labels())
                .containsEntry("a", "1")
                .containsEntry("b c", "d e")
                .containsEntry("f", "$NAME \"x\"")
                .containsEntry("g", "say \"hi\" world")
                .containsEntry("h", "x y")
                .containsEntry("i", "")
                .containsEntry("old", "form with blanks");
    }

    @Test
    void almostJsonIsWarnedOf() {
        assertThat(warnings("FROM a:1\nEXPOSE 80\nCMD ['python3', 'app.py']\n")).containsExactly("not-json:3");
    }

    @Test
    void anythingAtAllIsReadWithoutFailing() {
        for (var text :
                List.of("\\", "<<", "FROM $", "FROM ${", "FROM \"", "LABEL =", "FROM a\nENV \"=\"", "\0", "#", "# =")) {
            assertThat(Dockerfile.parse(text)).isNotNull();
            assertThat(Dockerfile.parse("FROM a:1\n" + text)).isNotNull();
        }
        assertThat(Dockerfile.parse("FROM a:1\nCMD [" + "\"\\".repeat(50_000))).isNotNull();
    }

    private static List<String> errors(String dockerfile) {
        return Dockerfile.parse(dockerfile).errors().stream()
                .map(problem -> problem.ruleId() + ":" + problem.line())
                .toList();
    }

    private static List<String> warnings(String dockerfile) {
        assertThat(errors(dockerfile)).isEmpty();
        return Dockerfile.parse(dockerfile).problems().stream()
                .map(problem -> problem.ruleId() + ":" + problem.line())
                .toList();
    }
}

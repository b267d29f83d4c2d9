package io.slipway.registry.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrammarTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "${V}           | 3.11.2",
                "${V:-1}        | 3.11.2",
                "${V-1}         | 3.11.2",
                "${EMPTY:-1}    | 1",
                "${EMPTY-1}     | ~~",
                "${NONE:-1}     | 1",
                "${NONE-1}      | 1",
                "${V:+1}        | 1",
                "${NONE:+1}     | ~~",
                "${NONE+1}      | ~~",
                "${V:?needed}   | 3.11.2",
                "${V#3.}        | 11.2",
                "${V#*.}        | 11.2",
                "${V##*.}       | 2",
                "${V%.*}        | 3.11",
                "${V%%.*}       | 3",
                "${V/./-}       | 3-11.2",
                "${V//./-}      | 3-11-2",
                "${V//1?/x}     | 3.x.2",
                "${NONE:-${V%%.*}} | 3",
                "$NONE          | $NONE",
                "'$V'           | $V",
                "a\\$V          | a$V",
                "\"$V\"         | 3.11.2",
                "a'b'\"c\"       | abc"
            })
    void variablesAreFilledInInEveryForm(String word, String value) {
        var file = Dockerfile.parse("FROM a:1\nARG V=3.11.2\nARG EMPTY=\nENV RESULT=x" + word + "\n");

        assertThat(file.errors()).isEmpty();
        assertThat(file.image().env()).containsEntry("RESULT", "x" + value);
    }

    @Test
    void aPlatformIsKeptAndTheBuildersVariablesAreDeclared() {
        var file = Dockerfile.parse("FROM --platform=$BUILDPLATFORM golang:1.24 AS Build\nFROM scratch\n");

        assertThat(file.stages().getFirst().platform()).isEqualTo("$BUILDPLATFORM");
        assertThat(file.stages().getFirst().name()).isEqualTo("build");
        assertThat(file.baseImages()).containsExactly("golang:1.24");
    }

    @Test
    void flagsAreTakenFromTheArgumentsAndMayRepeatWhereTheyMay() {
        var run = Dockerfile.parse("""
                FROM a:1
                RUN --mount=type=cache,target=/x --mount=type=bind,source="a b",target=/y --network=none make -- --all
                """).instructions().getLast();

        assertThat(run.flags())
                .containsExactly(
                        new InstructionFlag("mount", "type=cache,target=/x"),
                        new InstructionFlag("mount", "type=bind,source=a b,target=/y"),
                        new InstructionFlag("network", "none"));
        assertThat(run.arguments()).isEqualTo("make -- --all");
    }

    @Test
    void onbuildKeepsTheInstructionThatRunsLater() {
        var file = Dockerfile.parse("FROM a:1\nONBUILD COPY --chown=1 . /app\nONBUILD RUN <<EOF\nFROM\nEOF\nUSER 1\n");

        assertThat(file.problems()).isEmpty();
        assertThat(file.image().triggers())
                .extracting(it -> it.trigger() == null ? "" : it.trigger().keyword())
                .containsExactly("COPY", "RUN");
        assertThat(file.instructions().getLast().line()).isEqualTo(6);
    }

    @Test
    void theImageHasWhatTheLastStagesSay() {
        var image = Dockerfile.parse("""
                FROM a:1 AS base
                ENV A=1
                WORKDIR /srv
                CMD ["old"]
                HEALTHCHECK CMD /bin/check
                FROM base
                ENV B=$A$A
                WORKDIR app
                VOLUME ["/data", "/logs"]
                STOPSIGNAL SIGINT
                ENTRYPOINT python3 app.py
                HEALTHCHECK NONE
                USER ${NOBODY:-65532}
                """).image();

        assertThat(image.env()).containsEntry("A", "1").containsEntry("B", "11");
        assertThat(image.workdir()).isEqualTo("/srv/app");
        assertThat(image.volumes()).containsExactly("/data", "/logs");
        assertThat(image.stopSignal()).isEqualTo("SIGINT");
        assertThat(image.entrypoint()).isEqualTo(new CommandForm.Shell("python3 app.py"));
        assertThat(image.cmd()).as("an entry point drops the command before it").isNull();
        assertThat(image.healthcheck()).isInstanceOf(HealthCheck.None.class);
        assertThat(image.user()).isEqualTo("65532");
    }

    @Test
    void packagesAreFoundByManager() {
        var packages = Dockerfile.parse("""
                FROM a:1
                RUN apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -o=X=y -t trixie jq=1.7 curl \\
                 && pip3 install --no-cache-dir -r requirements.txt "Torch[cuda]==2.5" 'numpy>=2,<3' ./local
                RUN conda install -y -c conda-forge conda-forge::xgboost=2.1 && npm i -g @scope/tool@1.2
                RUN <<EOF
                python3 -m pip install scikit-learn
                EOF
                RUN ["apk", "add", "--no-cache", "bash"]
                RUN echo "apt-get install nothing" # pip install no
                """).installedPackages();

        assertThat(packages)
                .extracting(it -> "%s %s %s %d".formatted(it.manager().word(), it.name(), it.version(), it.line()))
                .containsExactly(
                        "apt jq =1.7 2",
                        "apt curl null 2",
                        "pip torch ==2.5 3",
                        "pip numpy >=2,<3 3",
                        "conda xgboost =2.1 4",
                        "npm @scope/tool @1.2 4",
                        "pip scikit-learn null 6",
                        "apk bash null 8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FROM debian:13;RUN apt-get install -y python3-torch           | pytorch",
                "FROM pytorch/pytorch:2.5.1                                    | pytorch",
                "FROM nvcr.io/nvidia/tensorflow:24.01                          | tensorflow",
                "FROM a:1;RUN pip install scikit-learn==1.5 joblib             | scikit-learn",
                "FROM a:1;RUN pip install torch transformers                   | transformers",
                "FROM a:1 AS t;RUN pip install scikit-learn;FROM a:1;RUN pip install onnxruntime | onnxruntime",
                "FROM a:1 AS t;RUN pip install xgboost;FROM a:1;COPY --from=t /x /x              | xgboost"
            })
    void theFrameworkIsGuessedFromWhatTheImageHas(String dockerfile, String framework) {
        assertThat(Dockerfile.parse(dockerfile.replace(';', '\n')).guessedFramework())
                .contains(framework);
    }

    @Test
    void aRequirementsFileTellsOfFrameworksAsTheDockerfileDoes() {
        var file = Dockerfile.parse("FROM a:1\nCOPY . .\nRUN pip install -r requirements.txt\n");

        assertThat(file.frameworks()).isEmpty();
        assertThat(file.frameworks("""
                        # torch would be too large
                        --index-url https://example.org/tensorflow
                        -r more.txt
                        scikit_learn>=1.5 ; python_version > "3.9"
                        fastapi[all]==0.115  # not flask
                        ./jax
                        """)).containsExactly("scikit-learn", "fastapi");
    }

    @Test
    void variablesThatDoubleThemselvesStayHarmless() {
        var text = new StringBuilder("FROM a:1\nENV V0=" + "x".repeat(1_000) + "\n");
        for (var i = 1; i < 200; i++) {
            text.append("ENV V%d=$V%d$V%d\n".formatted(i, i - 1, i - 1));
        }

        var file = Dockerfile.parse(text.toString());

        assertThat(file.image().env().values())
                .allSatisfy(value -> assertThat(value.length()).isLessThan(1 << 25));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ONBUILD ",
                "${a:-",
                "FROM a AS b\n",
                "EXPOSE 1-65535\n",
                "RUN a && \\\n",
                "RUN <<E\n",
                "[\"",
                "$("
            })
    void whatIsRepeatedWithoutEndIsReadAllTheSame(String piece) {
        var repeated = piece.repeat(900_000 / piece.length());

        assertThat(Dockerfile.parse("FROM a:1\n" + repeated)).isNotNull();
        assertThat(Dockerfile.parse("FROM a:1\nRUN " + repeated).installedPackages())
                .isNotNull();
        assertThat(Dockerfile.parse("FROM a:1\nENV A=" + repeated)).isNotNull();
    }

    @Test
    void whateverIsWrittenEveryInstructionIsWithinTheFile() {
        var random = new Random(20_261_123);
        for (var round = 0; round < 2_000; round++) {
            var text = anything(random);

            var file = Dockerfile.parse(text);

            var lines = text.split("\n", -1).length;
            assertThat(file.instructions().size()).isLessThanOrEqualTo(lines);
            assertThat(file.instructions()).allSatisfy(it -> {
                assertThat(it.line()).isBetween(1, lines);
                assertThat(it.lastLine()).isBetween(it.line(), lines);
            });
            assertThat(file.problems()).allSatisfy(it -> assertThat(it.line()).isBetween(1, lines + 1));
            assertThat(file.installedPackages()).isNotNull();
            assertThat(file.frameworks()).isNotNull();
        }
    }

    private static String anything(Random random) {
        var pieces = new ArrayList<>(List.of(
                "FROM ",
                "a:1",
                " AS ",
                "b",
                "RUN ",
                "COPY ",
                "--from=",
                "ENV ",
                "ARG ",
                "=",
                "\n",
                "\n",
                "\\\n",
                "\r\n",
                "<<EOF",
                "EOF\n",
                "\"",
                "'",
                "$",
                "${",
                "}",
                ":-",
                "#",
                "//",
                "%%",
                "ONBUILD ",
                "HEALTHCHECK ",
                "CMD ",
                "[\"",
                "\"]",
                ",",
                "EXPOSE ",
                "80",
                "-",
                "/tcp",
                "LABEL ",
                "\t",
                " ",
                "\\",
                "`",
                "# escape=`\n",
                "é",
                "\0",
                "pip install ",
                "apt-get install ",
                "x==1",
                " && ",
                "|",
                "$(",
                ")",
                "USER ",
                "WORKDIR ",
                "VOLUME ",
                "SHELL "));
        var text = new StringBuilder(random.nextBoolean() ? "FROM a:1\n" : "");
        for (var i = random.nextInt(60); i > 0; i--) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }
}

package io.slipway.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.slipway.engine.docker.Dockerfile.Instruction;
import io.slipway.engine.docker.DockerfileRules.Builder;
import io.slipway.engine.docker.DockerfileRules.Refusal;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileTest {
    private static void check(Builder builder, String text) {
        new DockerfileRules("build image 'x'", builder, Set.of("pip", "Key")).check(new Dockerfile(text));
    }

    @Test
    void continuedLinesAndHeredocsBelongToTheirInstruction() {
        var file = new Dockerfile("""
                # comment
                FROM a
                RUN one \\
                    # inside

                    two
                COPY <<EOF /x
                RUN not an instruction
                EOF
                CMD ["x"]
                """);

        assertThat(file.instructions())
                .extracting(Instruction::line, Instruction::text)
                .containsExactly(
                        tuple(2, "FROM a"),
                        tuple(3, "RUN one two"),
                        tuple(7, "COPY <<EOF /x"),
                        tuple(10, "CMD [\"x\"]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RUN --network=host id",
                "run   --network=host id",
                "RUN --mount=type=cache,target=/c --network=host id",
                "RUN --net\\\nwork=host id",
                "RUN --netw\"ork\"=host id",
                "RUN --net\\work=host id",
                "RUN \\\n# comment\n--network=host id",
                "ONBUILD RUN --network=host id",
                "RUN cat <<'E\\'\nE\\\nRUN --network=host id",
                "RUN cat <<'E\\'\nE\\\nRUN --net\\\nwork=host id",
                "RUN echo \"x <<EOF\"\nRUN --security=insecure id",
                "RUN --security=insecure id",
                "RUN --mount=type=secret,id=x cat x",
                "RUN --mount=type=$T,id=x cat x",
                "RUN --mount=type=secret,id=pip,id=x cat x",
                "RUN --mount=id=x,TYPE=Secret cat x",
                "RUN --mount=type=secret,target=/x cat x",
                "RUN --mount=type=secret,id=PIP cat x",
                "ONBUILD RUN --mount=type=secret,id=x cat x",
                "RUN --device=nvidia id",
                "RUN\r--network=host id",
                "\u00a0RUN --network=host id",
                "RUN \u00a0--network=host id",
                "ONBU\u0130LD RUN --network=host id",
                "# comment\n# escape=`\nFROM a\nRUN \\\n--network=host id",
                "# escape=`\nFROM a\nRUN `\n--network=host id",
                "RUN \\\n\u00a0# comment\n--network=host id",
                "# syntax=evil/frontend\nRUN id",
                "#\tSyntax = evil/frontend\nRUN id",
                "// syntax=evil/frontend\nRUN id",
                "#!/usr/bin/env x\n# syntax=evil/frontend\nRUN id",
                "# syntax=docker/dockerfile-evil\nRUN id",
                "{\"syntax\": \"evil/frontend\"}",
            })
    void noDisguiseGetsThrough(String text) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> check(Builder.BUILDKIT, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FROM a\nRUN --network=none id",
                "FROM a\nRUN --mount=type=cache,target=/var/cache/apt id",
                "FROM a\nRUN echo --network=host",
                "FROM a\nRUN --mount=type=secret,id=pip --mount=type=secret,id=Key,target=/x cat x",
                "# syntax=docker/dockerfile:1\nFROM a\nRUN <<EOF\nid\nEOF\n",
                "# escape=`\nFROM a\nRUN a `\n b",
                "FROM a\n# syntax=evil/frontend after the first instruction is a comment",
            })
    void whatIsHarmlessPasses(String text) {
        assertThatCode(() -> check(Builder.BUILDKIT, text)).doesNotThrowAnyException();
    }

    @Test
    void aBuilderGetsNothingThatItWouldDropWithoutAWord() {
        var heredoc = "FROM a\nRUN <<EOF\nid\nEOF\n";
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> check(Builder.CLASSIC, heredoc))
                .satisfies(refusal -> assertThat(refusal.line()).isEqualTo(2));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> check(Builder.BUILDKIT_WITHOUT_HEREDOC, heredoc));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> check(Builder.CLASSIC, "FROM a\nRUN --mount=type=cache,target=/c id"))
                .withMessageContaining("needs BuildKit");
        assertThatCode(() -> check(Builder.BUILDKIT, heredoc)).doesNotThrowAnyException();
    }
}

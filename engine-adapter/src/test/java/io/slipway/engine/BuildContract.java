package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.slipway.engine.BuildEvent.Cancelled;
import io.slipway.engine.BuildEvent.Failed;
import io.slipway.engine.BuildEvent.OutputLine;
import io.slipway.engine.BuildEvent.StepFinished;
import io.slipway.engine.BuildEvent.StepStarted;
import io.slipway.engine.BuildEvent.Succeeded;
import io.slipway.engine.BuildEvent.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What every engine must do with a Dockerfile.
public abstract class BuildContract extends EngineFixture {
    private final ConcurrentLinkedQueue<BuildEvent> events = new ConcurrentLinkedQueue<>();

    private Failed failed(String dockerfile) throws InterruptedException {
        var end = build(dockerfile, events::add);
        assertThat(end).isInstanceOf(Failed.class);
        assertThat(events).filteredOn(BuildEvent::isTerminal).containsExactly(end);
        return (Failed) end;
    }

    @Test
    void buildsAnImageFromFilesInMemory() throws InterruptedException {
        var files = Map.of(
                "Dockerfile",
                "FROM debian:trixie-slim\nARG GREETING\nCOPY data/in.txt /in.txt\nRUN echo $GREETING >> /in.txt\nEXPOSE 8080\n",
                "data/in.txt",
                mark + "\n");
        var request = new BuildRequest(
                context(files), "Dockerfile", tag(), Map.of("GREETING", "good day"), labels, SOON, false);

        var end = engine().build(request, events::add).await(SOON);

        assertThat(end).isInstanceOf(Succeeded.class);
        assertThat(events).last().isEqualTo(end);
        var image = engine().image(tag()).orElseThrow();
        assertThat(image.id()).isEqualTo(((Succeeded) end).image());
        assertThat(image.exposedPorts()).containsExactly(8080);
        assertThat(image.layers()).isEqualTo(3);
        assertThat(outputOf(ContainerSpec.of(new ContainerName(mark), image.id(), network())
                        .labels(labels)
                        .command("cat", "/in.txt")))
                .isEqualTo(mark + "\ngood day");
    }

    @Test
    void reportsOutputWhileAStepStillRuns() throws InterruptedException {
        var firstLine = new CountDownLatch(1);
        var running = engine().build(
                        request(context("FROM debian:trixie-slim\nRUN echo %s; sleep 20".formatted(mark))), event -> {
                            events.add(event);
                            if (event instanceof OutputLine line && line.text().equals(mark)) {
                                firstLine.countDown();
                            }
                        });

        assertThat(firstLine.await(15, TimeUnit.SECONDS))
                .as("the line came while the step slept")
                .isTrue();
        running.cancel();
        assertThat(running.await(SOON)).isEqualTo(new Cancelled());
    }

    @Test
    void namesEveryStepOnceAndSaysWhichCameFromTheCache() throws InterruptedException {
        var dockerfile = "FROM debian:trixie-slim\nRUN echo %s > /a\nRUN cat /a\n".formatted(mark);
        build(dockerfile, events::add);
        assertThat(only(StepStarted.class, events))
                .extracting(StepStarted::instruction)
                .satisfiesExactly(
                        from -> assertThat(from).startsWith("FROM"),
                        first -> assertThat(first).isEqualTo("RUN echo %s > /a".formatted(mark)),
                        second -> assertThat(second).isEqualTo("RUN cat /a"));
        assertThat(only(StepFinished.class, events)).hasSize(3).last().satisfies(step -> {
            assertThat(step.cached()).isFalse();
            assertThat(step.duration()).isPositive();
        });
        assertThat(only(OutputLine.class, events)).contains(new OutputLine(3, mark));

        events.clear();
        build(dockerfile, events::add);
        assertThat(only(StepStarted.class, events))
                .filteredOn(step -> step.step() > 1)
                .allMatch(StepStarted::cached);
        assertThat(only(StepFinished.class, events))
                .filteredOn(step -> step.step() > 1)
                .allMatch(StepFinished::cached);
    }

    @Test
    void aFailingCommandIsNamedWithItsLineAndItsLastWords() throws InterruptedException {
        var failed = failed("# a comment\nFROM debian:trixie-slim\n\nRUN echo before\nRUN echo %s \\\n  && exit 3\n"
                .formatted(mark));

        assertThat(failed.reason()).contains("RUN echo " + mark).contains("exit code 3");
        assertThat(failed.lastLines()).containsExactly(mark);
        assertThat(failed.dockerfileLine()).hasValue(5);
        assertThat(failed.cause()).isNull();
        assertThat(engine().image(tag())).isEmpty();
    }

    @Test
    void anUnknownInstructionIsNamedWithItsLine() throws InterruptedException {
        var failed = failed("FROM debian:trixie-slim\nFETCH all\n");

        assertThat(failed.reason()).contains("unknown instruction: FETCH");
        assertThat(failed.dockerfileLine()).hasValue(2);
    }

    @Test
    void aMissingFileIsNamedWithItsLine() throws InterruptedException {
        var failed = failed("FROM debian:trixie-slim\nCOPY weights.bin /\n");

        assertThat(failed.reason()).contains("weights.bin").contains("not found");
        assertThat(failed.dockerfileLine()).hasValue(2);
    }

    @Test
    void aMissingBaseImageIsNamed() throws InterruptedException {
        var failed = failed("ARG A=1\nFROM localhost:9/%s:1\n".formatted(mark));

        assertThat(failed.reason()).contains("base image localhost:9/" + mark + ":1 is not on the engine");
        assertThat(failed.dockerfileLine()).hasValue(2);
    }

    @Test
    void cancellingEndsWhatTheBuildRuns() throws InterruptedException {
        var seconds = "86" + Math.abs(mark.hashCode() % 100_000);
        var build = engine().build(request(context("FROM debian:trixie-slim\nRUN sleep " + seconds)), events::add);
        await().atMost(SOON).until(() -> only(StepStarted.class, events).size() == 2);

        build.cancel();
        build.cancel();

        assertThat(build.await(SOON)).isEqualTo(new Cancelled());
        assertThat(events).filteredOn(BuildEvent::isTerminal).containsExactly(new Cancelled());
        await().atMost(Duration.ofSeconds(5)).until(() -> !runsOnThisMachine("sleep " + seconds));
        assertThat(engine().image(tag())).isEmpty();
    }

    private static boolean runsOnThisMachine(String command) {
        return ProcessHandle.allProcesses()
                .anyMatch(process -> process.info().commandLine().orElse("").contains(command));
    }

    @Test
    void aBuildThatTakesTooLongIsEnded() throws InterruptedException {
        var request = new BuildRequest(
                context("FROM debian:trixie-slim\nRUN echo %s; sleep 600".formatted(mark)),
                "Dockerfile",
                tag(),
                Map.of(),
                labels,
                Duration.ofSeconds(3),
                false);

        var end = engine().build(request, events::add).await(SOON);

        assertThat(end).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.reason()).contains("not finished within 3 s");
            assertThat(failed.cause()).isInstanceOf(EngineException.TimedOut.class);
            assertThat(failed.lastLines()).contains(mark);
        });
    }

    @Test
    void teamsDoNotShareTheCachesThatBuildsMount() throws InterruptedException {
        var mount = "FROM debian:trixie-slim\nRUN --mount=type=cache,id=%s,target=/c ".formatted(mark);

        assertThat(buildFor("vision", mount + "echo x > /c/file")).isInstanceOf(Succeeded.class);

        assertThat(buildFor("vision", mount + "test -e /c/file")).isInstanceOf(Succeeded.class);
        assertThat(buildFor("others", mount + "test ! -e /c/file")).isInstanceOf(Succeeded.class);
    }

    private Terminal buildFor(String team, String dockerfile) throws InterruptedException {
        var request = BuildRequest.of(
                context(dockerfile), tag(), Labels.of(Label.INSTALLATION, mark).and(Label.TEAM, team));
        return engine().build(request, events::add).await(SOON);
    }

    @Test
    void aSecretIsMountedAndStaysOutOfLogHistoryAndImage() throws InterruptedException {
        var value = mark + "-let-me-in";

        var end = buildWith(
                "token",
                value,
                "RUN --mount=type=secret,id=token cut -c 1-20 /run/secrets/token > /proof && cat /run/secrets/token"
                        + " && head -c 14 /run/secrets/token && sleep 1 && tail -c +15 /run/secrets/token"
                        + " && echo $(cat /run/secrets/token) is it");

        assertThat(end).isInstanceOf(Succeeded.class);
        assertThat(only(OutputLine.class, events))
                .extracting(OutputLine::text)
                .contains("********* is it")
                .noneMatch(line -> line.contains(value));
        assertThat(events.toString()).contains("***").doesNotContain("let-me-in");
        var image = ((Succeeded) end).image();
        assertThat(outputOf(ContainerSpec.of(new ContainerName(mark), image, network())
                        .labels(labels)
                        .command("sh", "-c", "cat /proof; ls -A /run/secrets; grep -rs let-me-in /etc /proof; true")))
                .isEqualTo(value.substring(0, 20));
        assertThat(historyOf(image)).isNotEmpty().noneMatch(line -> line.contains("let-me-in"));
    }

    @Test
    void aSecretThatTheBuildFailsWithIsMaskedToo() throws InterruptedException {
        var value = mark + "-let-me-in";

        var end =
                buildWith("token", value, "RUN --mount=type=secret,id=token cat /run/secrets/token; exit 3 # " + value);

        assertThat(end).isInstanceOf(Failed.class);
        assertThat(end.toString()).contains("exit code 3").contains("***").doesNotContain("let-me-in");
        assertThat(events.toString()).doesNotContain("let-me-in");
    }

    @Test
    void aBuildGetsOnlyTheSecretsItWasGiven() throws InterruptedException {
        var end = buildWith("token", mark + "-value", "RUN --mount=type=secret,id=other cat /run/secrets/other");

        assertThat(end).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.reason()).contains("no secret 'other'");
            assertThat(failed.dockerfileLine()).hasValue(2);
        });
    }

    @Test
    void whatAStepMadeOfASecretIsReusedWithinTheTeamAndByNoOther() throws InterruptedException {
        var step = "RUN --mount=type=secret,id=token cat /run/secrets/token > /copy # " + mark;
        var vision = BuildRequest.of(context("FROM debian:trixie-slim\n" + step), tag(), labels)
                .with(secret("token", "of-team-vision"));
        var others = BuildRequest.of(
                        context("FROM debian:trixie-slim\n" + step),
                        tag(),
                        Labels.of(Label.INSTALLATION, mark).and(Label.TEAM, "others"))
                .with(secret("token", "of-team-others"));

        assertThat(cachedAfter(vision)).isFalse();
        assertThat(cachedAfter(vision)).isTrue();
        assertThat(cachedAfter(others)).isFalse();
    }

    private boolean cachedAfter(BuildRequest request) throws InterruptedException {
        events.clear();
        assertThat(engine().build(request, events::add).await(SOON)).isInstanceOf(Succeeded.class);
        return only(StepFinished.class, events).getLast().cached();
    }

    private Terminal buildWith(String id, String value, String instruction) throws InterruptedException {
        var request = request(context("FROM debian:trixie-slim\n" + instruction + "\n"))
                .with(secret(id, value));
        return engine().build(request, events::add).await(SOON);
    }

    private static BuildSecrets secret(String id, String value) {
        return BuildSecrets.none().and(id, value.getBytes(StandardCharsets.UTF_8));
    }

    /// What the engine's own client tells about an image's layers, in every field.
    protected abstract List<String> historyOf(ImageId image);

    @Test
    void anImageOfOthersIsNotReadEvenIfTheEngineHasIt() throws InterruptedException {
        assertThat(build("FROM debian:trixie-slim\nRUN echo secret > /s", events::add))
                .isInstanceOf(Succeeded.class);
        var request = new BuildRequest(
                context("FROM %s\nRUN cat /s".formatted(tag())),
                "Dockerfile",
                new ImageReference("slipway/" + mark + ":2"),
                Map.of(),
                labels,
                SOON,
                false,
                _ -> false);

        var end = engine().build(request, events::add).await(SOON);

        assertThat(end).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.reason()).contains("there is no image").contains("that you may use");
            assertThat(failed.dockerfileLine()).hasValue(1);
        });
    }

    @Test
    void aHeredocIsEitherCarriedOutOrRefusedButNeverDropped() throws InterruptedException {
        var end = build(
                "FROM debian:trixie-slim\nRUN cat > /h <<EOF\n%s\nEOF\nRUN cat /h\n".formatted(mark), events::add);

        switch (end) {
            case Succeeded _ -> assertThat(only(OutputLine.class, events)).contains(new OutputLine(3, mark));
            case Failed failed -> {
                assertThat(failed.cause()).isInstanceOf(EngineException.Unsupported.class);
                assertThat(failed.reason())
                        .contains("line 2")
                        .contains("no heredocs")
                        .contains("update the engine");
                assertThat(failed.dockerfileLine()).hasValue(2);
            }
            case Cancelled _ -> throw new AssertionError("nobody cancelled it");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RUN --mount=type=secret,id=key cat /run/secrets/key | no secret 'key'",
                "RUN --mount=type=ssh ssh-add -l | no SSH keys",
                "RUN --security=insecure id | the engine's host",
                "RUN --net'work'=host id | the host's network",
                "ONBUILD RUN --network=host id | the host's network",
            })
    void aBuildGetsNeitherSecretsNorTheHost(String instruction, String reason) throws InterruptedException {
        var failed = failed("FROM debian:trixie-slim\n" + instruction + "\n");

        assertThat(failed.reason()).contains(reason);
        assertThat(failed.cause()).isInstanceOf(EngineException.Unsupported.class);
        assertThat(failed.dockerfileLine()).hasValue(2);
    }

    @Test
    void aForeignBuilderIsRefused() throws InterruptedException {
        assertThat(failed("# syntax = evil/frontend:1\nFROM debian:trixie-slim\n")
                        .reason())
                .contains("evil/frontend:1")
                .contains("Remove the line");
    }

    @Test
    void aDockerfileCannotGiveItsImageToAnotherTeam() throws InterruptedException {
        build("FROM debian:trixie-slim\nLABEL io.slipway.team=other io.slipway.run=7 io.slipway.contract=raw\n");

        assertThat(engine().image(tag()).orElseThrow().labels())
                .containsEntry(Label.TEAM.key(), "vision")
                .containsEntry("io.slipway.contract", "raw")
                .doesNotContainKey(Label.RUN.key());
    }

    @Test
    void aContextThatCannotBeReadEndsTheBuildTruthfully() throws InterruptedException {
        var end = engine().build(
                        request(_ -> {
                            throw new IOException("the file store is away");
                        }),
                        events::add)
                .await(SOON);

        assertThat(end)
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).contains("the file store is away"));
        assertThat(events).hasSize(1);
    }

    @Test
    void aReceiverThatBreaksEndsTheBuild() throws InterruptedException {
        var ends = new ConcurrentLinkedQueue<Terminal>();
        var build = engine().build(request(context("FROM debian:trixie-slim\nRUN sleep 600")), event -> {
            if (event instanceof Terminal end) {
                ends.add(end);
            } else {
                throw new IllegalStateException("no more room");
            }
        });

        assertThat(build.await(SOON)).isInstanceOf(Failed.class);
        assertThat(List.copyOf(ends)).hasSize(1);
    }
}

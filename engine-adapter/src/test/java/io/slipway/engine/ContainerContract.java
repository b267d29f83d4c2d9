package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every engine must do with containers.
public abstract class ContainerContract extends EngineFixture {
    /// Answers every connection with one line; there is no server in the base image but perl can be one.
    private static final String SERVER = "use IO::Socket::INET;"
            + "my $s = IO::Socket::INET->new(LocalPort => 8080, Listen => 5, ReuseAddr => 1) or die $!;"
            + "while (my $c = $s->accept) { print $c \"hello\\n\"; close $c }";

    private static final ContainerId NOBODY = new ContainerId("no-such-container");

    private ContainerSpec.Builder server() {
        return container("perl", "-e", SERVER).portOnLoopback(8080);
    }

    @Test
    void aContainerIsListedUntilItIsRemoved() {
        var id = engine().start(sleeper().build());
        assertThat(engine().containers(mine)).singleElement().satisfies(found -> {
            assertThat(found.id()).isEqualTo(id);
            assertThat(found.name()).isEqualTo(mark);
            assertThat(found.state()).isEqualTo("running");
            assertThat(found.labels()).containsEntry(Label.TEAM.key(), "vision");
        });
        assertThat(engine().containers(Selector.slipway()))
                .extracting(ContainerSummary::id)
                .contains(id);
        assertThat(engine().containers(mine.and(Label.TEAM, "other"))).isEmpty();

        engine().remove(id);
        assertThat(engine().containers(mine)).isEmpty();
    }

    @Test
    void aContainerStopsStartsAgainAndStopsTwice() {
        var id = engine().start(sleeper().build());
        assertThat(engine().inspect(id)).satisfies(found -> {
            assertThat(found.running()).isTrue();
            assertThat(found.exitCode()).isNull();
            assertThat(found.startedAt()).isNotNull();
        });

        engine().stop(id, Duration.ofSeconds(5));
        engine().stop(id, Duration.ofSeconds(5));
        assertThat(engine().inspect(id)).satisfies(found -> {
            assertThat(found.state()).isEqualTo("exited");
            assertThat(found.exitCode()).isEqualTo(143); // it heard SIGTERM, thanks to init
        });

        engine().restart(id);
        assertThat(engine().inspect(id).running()).isTrue();
    }

    @Test
    void aContainerIsPausedGoesOnAndIsKilled() {
        var id = engine().start(sleeper().build());

        engine().pause(id);
        assertThat(engine().inspect(id).state()).isEqualTo("paused");
        engine().resume(id);
        assertThat(engine().inspect(id).state()).isEqualTo("running");

        engine().kill(id);
        await().atMost(SOON).until(() -> engine().inspect(id).state().equals("exited"));
        assertThat(engine().inspect(id).exitCode()).isEqualTo(137);
        assertThatExceptionOfType(EngineException.Conflict.class).isThrownBy(() -> engine().kill(id));
        assertThatExceptionOfType(EngineException.Conflict.class).isThrownBy(() -> engine().pause(id));
    }

    @Test
    void aPausedContainerStopsRestartsAndIsKilledAllTheSame() {
        var id = engine().start(sleeper().build());

        engine().pause(id);
        engine().stop(id, Duration.ofSeconds(5));
        assertThat(engine().inspect(id).state()).isEqualTo("exited");

        engine().restart(id);
        engine().pause(id);
        engine().restart(id);
        assertThat(engine().inspect(id).state()).isEqualTo("running");

        engine().pause(id);
        engine().kill(id);
        await().atMost(SOON).until(() -> engine().inspect(id).state().equals("exited"));
    }

    @Test
    void theProcessHasNoPowers() throws InterruptedException {
        var seen = outputOf(container("bash", "-c", """
                grep -E 'CapEff|CapPrm|CapBnd|NoNewPrivs|Seccomp:' /proc/self/status | tr '\\t' ' '
                echo "user $(id -u):$(id -g) home $HOME"
                touch /here 2>&1; mount -t tmpfs x /mnt 2>&1 | head -1; unshare -r true 2>&1
                cp /bin/true /tmp/t && /tmp/t; echo "from tmp: $?"
                ulimit -n
                """));

        assertThat(seen.lines())
                .contains("CapEff: 0000000000000000", "CapPrm: 0000000000000000", "CapBnd: 0000000000000000")
                .contains("NoNewPrivs: 1", "Seccomp: 2", "user 65532:65532 home /tmp", "from tmp: 126", "4096")
                .anyMatch(line -> line.contains("'/here': Read-only file system"))
                .anyMatch(line -> line.startsWith("mount: ") && !line.contains("mounted"))
                .anyMatch(line -> line.startsWith("unshare: "));
    }

    @Test
    void theEngineTellsHowAContainerWasCreated() {
        var id = engine().start(sleeper()
                .env(Map.of("GREETING", "a=b"))
                .tmpfsBytes(1L << 20)
                .alias(new NetworkAlias("model"))
                .build());

        assertThat(engine().inspect(id).setup()).satisfies(setup -> {
            assertThat(setup.command()).containsExactly("sleep", "600");
            assertThat(setup.user()).isEqualTo("65532:65532");
            assertThat(setup.env()).containsEntry("GREETING", "a=b").containsEntry("HOME", "/tmp");
            assertThat(setup.toString()).contains("GREETING").doesNotContain("a=b");
            assertThat(setup.mounts()).singleElement().satisfies(mount -> {
                assertThat(mount.kind() + " " + mount.path()).isEqualTo("tmpfs /tmp");
                assertThat(mount.options()).contains("noexec", "size=1048576");
            });
            assertThat(setup.readOnlyRoot()).isTrue();
            assertThat(setup.droppedCapabilities()).containsExactly("ALL");
            assertThat(setup.addedCapabilities()).isEmpty();
            assertThat(setup.securityOptions()).containsExactly("no-new-privileges:true");
            assertThat(setup.restartPolicy()).isEqualTo("no");
            assertThat(setup.aliases().get(mark)).containsExactly("model");
        });
    }

    @Test
    void limitsHold() throws InterruptedException {
        var limits = new Limits(0.5, 64L << 20, 32, 2L << 20, "0");
        var id = engine().start(container(
                        "bash",
                        "-c",
                        "nproc; df -k /tmp /dev/shm | awk '{print $2}'; "
                                + "sleep 0.1; exec perl -e '$x = q(x) x 200_000_000'")
                .limits(limits)
                .tmpfsBytes(1L << 20)
                .build());

        assertThat(output(id, LogRequest.follow(LogRequest.ALL)).lines()).startsWith("1", "1K-blocks", "1024", "2048");
        await().atMost(SOON).until(() -> !engine().inspect(id).running());
        assertThat(engine().inspect(id)).satisfies(found -> {
            assertThat(found.limits()).isEqualTo(limits);
            assertThat(found.oomKilled()).isTrue();
        });
    }

    @Test
    void anImagesVolumeIsNoWayToTheHostsDisk() throws InterruptedException {
        build("FROM debian:trixie-slim\nRUN mkdir -m 777 /data # %s\nVOLUME /data\n".formatted(mark));

        var seen = outputOf(ContainerSpec.of(new ContainerName(mark), tag(), network())
                .labels(labels)
                .tmpfsBytes(1L << 20)
                .command("sh", "-c", "head -c 2m /dev/zero > /data/out; df -k /data | tail -1"));

        assertThat(seen).contains("No space left on device").contains("tmpfs").contains("1024");
    }

    @Test
    void anImagesHealthCheckCanBeLeftOut() throws InterruptedException {
        build("FROM debian:trixie-slim\nHEALTHCHECK CMD true # %s\n".formatted(mark));
        var sleeper = ContainerSpec.of(new ContainerName(mark), tag(), network())
                .labels(labels)
                .command("sleep", "60");

        var checked = engine().start(sleeper.build());
        assertThat(engine().inspect(checked).health()).isNotNull();
        engine().remove(checked);

        var left = engine().start(sleeper.withoutHealthCheck().build());
        assertThat(engine().inspect(left).health()).isNull();
        engine().remove(left);
    }

    @Test
    void itsPortIsReachedOnLoopbackOnly() throws IOException {
        var id = engine().start(server().build());

        var port = engine().inspect(id).ports().getFirst();
        assertThat(port.hostAddress()).isEqualTo("127.0.0.1");
        assertThat(port.containerPort()).isEqualTo(8080);
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> greeting("127.0.0.1", port.hostPort()).equals("hello\n"));
        for (var address : Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList()) {
            assertThatExceptionOfType(IOException.class)
                    .as("dialled at " + address)
                    .isThrownBy(() -> greeting(address.getHostAddress(), port.hostPort()));
        }
        assertThat(engine().containers(mine).getFirst().ports()).containsExactly(port);
    }

    private static String greeting(String host, int port) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), 1000);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aContainerAnswersToANameFromWhenItIsGivenOne() throws Exception {
        var server = engine().start(server().build());
        var asker = ContainerSpec.of(new ContainerName(mark + "-asker"), BASE, network())
                .labels(labels)
                .command("bash", "-c", "getent hosts model && cat < /dev/tcp/model/8080 || echo nobody");
        assertThat(outputOf(asker)).contains("nobody");

        engine().answerTo(server, network(), new NetworkAlias("model"));

        var again = ContainerSpec.of(new ContainerName(mark + "-again"), BASE, network())
                .labels(labels)
                .command("bash", "-c", "cat < /dev/tcp/model/8080");
        assertThat(outputOf(again)).isEqualTo("hello");
        var published = engine().inspect(server).ports().getFirst();
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", published.hostPort()), 2_000);
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("hello\n");
        }
    }

    @Test
    void anApplicationReachesItsModelByNameOnASharedNetwork() throws InterruptedException {
        engine().start(server().alias(new NetworkAlias("model")).build());
        var own = new NetworkName(mark + "-app");
        engine().createNetwork(new NetworkSpec(own, labels));

        var seen = outputOf(ContainerSpec.of(new ContainerName(mark + "-app"), BASE, own)
                .join(new NetworkName(mark), new NetworkAlias("app"))
                .labels(labels)
                .env(Map.of("MODEL_HOST", "model"))
                .command(
                        "bash",
                        "-c",
                        "for i in {1..50}; do cat < /dev/tcp/$MODEL_HOST/8080 && break; sleep 0.2; done 2>/dev/null"));

        assertThat(seen).isEqualTo("hello");
        assertThat(engine().networks(mine))
                .hasSize(2)
                .allSatisfy(network -> assertThat(network.bridge()).matches("slip[0-9a-f]{10}"));
    }

    @Test
    void aStartThatFailsLeavesNothingBehind() throws InterruptedException {
        build("FROM debian:trixie-slim\nVOLUME /etc/passwd\n");
        var broken = ContainerSpec.of(new ContainerName(mark), tag(), network()).labels(labels);
        assertThatExceptionOfType(EngineException.Rejected.class)
                .isThrownBy(() -> engine().start(broken.build()))
                .withMessageStartingWith("Could not start container '" + mark + "':")
                .withMessageContaining("not a directory");
        assertThat(engine().containers(mine)).isEmpty();

        assertThatExceptionOfType(EngineException.NotFound.class)
                .isThrownBy(() -> engine().start(sleeper()
                        .join(new NetworkName(mark + "-none"), new NetworkAlias("x"))
                        .build()));
        assertThat(engine().containers(mine)).isEmpty();
    }

    @Test
    void aProgramThatIsNotThereEndsTheContainerWithAWord() throws InterruptedException {
        var id = engine().start(container("/no/such/program").build());

        assertThat(output(id, LogRequest.follow(LogRequest.ALL))).contains("/no/such/program");
        assertThat(engine().inspect(id).exitCode()).isEqualTo(127);
    }

    @Test
    void aTakenNameIsAConflictAndItsOwnerStays() {
        var id = engine().start(sleeper().build());

        assertThatExceptionOfType(EngineException.Conflict.class)
                .isThrownBy(() -> engine().start(sleeper().build()));
        assertThat(engine().inspect(id).running()).isTrue();
    }

    @Test
    void anUnknownImageIsNotFound() {
        var spec = ContainerSpec.of(new ContainerName(mark), new ImageReference("slipway/none:1"), network());

        assertThatExceptionOfType(EngineException.NotFound.class)
                .isThrownBy(() -> engine().start(spec.labels(labels).build()))
                .withMessageContaining("the image slipway/none:1 is not on the engine");
    }

    @Test
    void anUnknownContainerIsNotFound() {
        assertThatExceptionOfType(EngineException.NotFound.class)
                .isThrownBy(() -> engine().remove(NOBODY))
                .withMessageContaining("remove container " + NOBODY.shortForm());
        assertThatExceptionOfType(EngineException.NotFound.class).isThrownBy(() -> engine().inspect(NOBODY));
        assertThatExceptionOfType(EngineException.NotFound.class)
                .isThrownBy(() -> engine().stop(NOBODY, Duration.ofSeconds(1)));
        assertThatExceptionOfType(EngineException.NotFound.class).isThrownBy(() -> engine().restart(NOBODY));
        assertThatExceptionOfType(EngineException.NotFound.class)
                .isThrownBy(() -> engine().logs(NOBODY, LogRequest.last(1), line -> {}));
    }

    @Test
    void anImageCannotGiveItsContainerToAnotherTeam() throws InterruptedException {
        build("FROM debian:trixie-slim\nLABEL io.slipway.deployment=theirs\n");

        var id = engine().start(ContainerSpec.of(new ContainerName(mark), tag(), network())
                .labels(labels)
                .command("sleep", "600")
                .build());

        assertThat(Label.DEPLOYMENT.in(engine().inspect(id).labels())).isEmpty();
        assertThat(engine().containers(Selector.of(Label.DEPLOYMENT, "theirs"))).isEmpty();
    }
}

package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What every engine must do with images and registries.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class TransferContract extends EngineFixture {
    private static final long LARGEST = 1L << 30;
    private static final String DOCKERFILE =
            "FROM debian:trixie-slim\nRUN echo kept > /kept\nCMD [\"cat\", \"/kept\"]\n";

    private RegistryServer registry;

    @BeforeAll
    void startTheRegistry(@TempDir Path directory) throws IOException {
        registry = RegistryServer.start(directory);
    }

    @AfterAll
    void stopTheRegistry() {
        registry.close();
    }

    private ImageId built() throws InterruptedException {
        build(DOCKERFILE);
        return engine().image(tag()).orElseThrow().id();
    }

    private PullRequest pull(ImageReference from, long largest) {
        var name = new ImageReference("slipway/saved/" + from.tag());
        return new PullRequest(from, RegistryServer.LOGIN, name, labels.and(Label.TEAM, "others"), largest);
    }

    private static void await(RunningTransfer transfer) throws InterruptedException {
        assertThat(transfer.await(SOON)).as("the transfer ends").isTrue();
    }

    @Test
    void anImageGoesToARegistryAndComesBackUnderANameOfOurs() throws InterruptedException {
        var id = built();
        var there = registry.image("vision/digits:" + mark);
        List<LayerProgress> told = new CopyOnWriteArrayList<>();
        var push = engine().push(id, there, RegistryServer.LOGIN, told::add);
        await(push);

        assertThat(push.digest()).matches("sha256:[0-9a-f]{64}");
        assertThat(told)
                .extracting(LayerProgress::state)
                .as("what was there already is mounted")
                .anyMatch(state -> state.equals("Pushed") || state.startsWith("Mounted from"));
        assertThat(engine().image(there)).as("the name it was sent by").isEmpty();
        assertThat(engine().image(id)).isPresent();
        told.clear();
        var request = pull(there, LARGEST);
        var pull = engine().pull(request, told::add);
        await(pull);

        assertThat(pull.digest()).isEqualTo(push.digest());
        assertThat(told).isNotEmpty();
        assertThat(engine().image(there)).isEmpty();
        var image = engine().image(request.name()).orElseThrow();
        assertThat(image.id()).isNotEqualTo(id);
        assertThat(image.tags()).containsExactly(request.name().value());
        assertThat(Label.TEAM.in(image.labels())).hasValue("others");
        engine().removeName(tag());
        assertThat(engine().image(id))
                .as("its names at the registry do not keep it")
                .isEmpty();
    }

    @Test
    void aPushThatTheRegistryRefusesSaysSoAndLeavesNoName() throws InterruptedException {
        var there = registry.image("vision/refused:" + mark);
        var push = engine().push(built(), there, new RegistryLogin("pusher", "wrong"), _ -> {});

        assertThatExceptionOfType(EngineException.Rejected.class)
                .isThrownBy(() -> push.await(SOON))
                .withMessageStartingWith("Could not push the image to " + there + ": ")
                .withMessageMatching("(?s).*(unauthorized|no basic auth).*");
        assertThat(engine().image(there)).isEmpty();
        assertThatExceptionOfType(EngineException.Rejected.class)
                .as("what is not Slipway's")
                .isThrownBy(() ->
                        engine().push(engine().image(BASE).orElseThrow().id(), there, RegistryServer.LOGIN, _ -> {}));
    }

    @Test
    void whatIsNotThereOrTooLargeIsNotBroughtIn() throws InterruptedException {
        var nowhere = engine().pull(pull(registry.image("vision/nowhere:" + mark), LARGEST), _ -> {});
        assertThatExceptionOfType(EngineException.class).isThrownBy(() -> nowhere.await(SOON));
        var there = registry.image("vision/large:" + mark);
        await(engine().push(built(), there, RegistryServer.LOGIN, _ -> {}));
        var request = pull(there, 1 << 20);
        var large = engine().pull(request, _ -> {});

        assertThatExceptionOfType(EngineException.Rejected.class)
                .isThrownBy(() -> large.await(SOON))
                .withMessageContaining("larger than 1048576 bytes");
        assertThat(engine().image(request.name())).isEmpty();
    }

    @Test
    void aTransferToARegistryThatSaysNothingEndsWhenItIsClosed() throws Exception {
        try (var mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var there = new ImageReference("127.0.0.1:%d/mute:%s".formatted(mute.getLocalPort(), mark));
            var push = engine().push(built(), there, null, _ -> {});
            try (var _ = mute.accept()) {
                push.close();

                assertThatExceptionOfType(EngineException.class).isThrownBy(() -> push.await(SOON));
            }
            assertThat(engine().image(there)).isEmpty();
        }
    }
}

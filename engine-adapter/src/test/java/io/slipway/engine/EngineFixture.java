package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A real engine, and things on it that belong to one test and go with it.
public abstract class EngineFixture {
    /// An image every engine under test has.
    protected static final ImageReference BASE = new ImageReference("debian:trixie-slim");

    protected static final Duration SOON = Duration.ofSeconds(30);

    /// Tells this test's things from everybody else's.
    protected final String mark = "contract-" + UUID.randomUUID().toString().substring(0, 8);

    protected final Labels labels = Labels.of(Label.INSTALLATION, mark).and(Label.TEAM, "vision");
    protected final Selector mine = Selector.of(Label.INSTALLATION, mark);
    private Engine engine;

    /// How to reach the engine under test.
    protected abstract Engine connect();

    protected Engine engine() {
        return engine;
    }

    @BeforeEach
    void openTheConnection() {
        engine = connect();
        assertThat(engine.image(BASE)).as("the engine under test has " + BASE).isPresent();
    }

    @AfterEach
    void leaveNothingBehind() {
        try (var open = engine) {
            open.containers(mine).forEach(container -> open.remove(container.id()));
            open.networks(mine).forEach(network -> open.removeNetwork(network.name()));
            open.images().stream()
                    .filter(image -> mine.matches(image.labels()))
                    .forEach(image -> open.removeImage(image.id()));
        }
    }

    protected ImageReference tag() {
        return new ImageReference("slipway/" + mark + ":1");
    }

    protected NetworkName network() {
        var name = new NetworkName(mark);
        if (engine.networks(mine).isEmpty()) {
            engine.createNetwork(new NetworkSpec(name, labels));
        }
        return name;
    }

    protected ContainerSpec.Builder container(String... command) {
        return ContainerSpec.of(new ContainerName(mark), BASE, network())
                .labels(labels)
                .command(command);
    }

    protected ContainerSpec.Builder sleeper() {
        return container("sleep", "600");
    }

    /// Runs a script to its end and returns what it wrote.
    protected String outputOf(ContainerSpec.Builder spec) throws InterruptedException {
        return output(engine.start(spec.build()), LogRequest.follow(LogRequest.ALL));
    }

    protected String output(ContainerId id, LogRequest request) throws InterruptedException {
        var lines = new ConcurrentLinkedQueue<String>();
        try (var log = engine.logs(id, request, line -> lines.add(line.text()))) {
            assertThat(log.await(SOON)).as("the output ends").isTrue();
        }
        return String.join("\n", lines);
    }

    protected static ContextSource context(String dockerfile) {
        return context(Map.of("Dockerfile", dockerfile));
    }

    protected static ContextSource context(Map<String, String> files) {
        return out -> writeTar(out, new LinkedHashMap<>(files));
    }

    private static void writeTar(OutputStream out, Map<String, String> files) throws IOException {
        var tar = new TarArchiveOutputStream(out);
        for (var file : files.entrySet()) {
            var bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
            var entry = new TarArchiveEntry(file.getKey());
            entry.setSize(bytes.length);
            tar.putArchiveEntry(entry);
            tar.write(bytes);
            tar.closeArchiveEntry();
        }
        tar.finish();
    }

    protected BuildRequest request(ContextSource context) {
        return BuildRequest.of(context, tag(), labels);
    }

    protected BuildEvent.Terminal build(String dockerfile) throws InterruptedException {
        return build(dockerfile, event -> {});
    }

    protected BuildEvent.Terminal build(String dockerfile, Consumer<BuildEvent> events) throws InterruptedException {
        return engine.build(request(context(dockerfile)), events).await(SOON);
    }

    protected static <T extends BuildEvent> List<T> only(Class<T> kind, Iterable<BuildEvent> events) {
        var found = new ArrayList<T>();
        events.forEach(event -> {
            if (kind.isInstance(event)) {
                found.add(kind.cast(event));
            }
        });
        return found;
    }
}

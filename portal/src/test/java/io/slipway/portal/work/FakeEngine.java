package io.slipway.portal.work;

import io.slipway.engine.BadArchiveException;
import io.slipway.engine.BuildEvent;
import io.slipway.engine.BuildRequest;
import io.slipway.engine.CachedStep;
import io.slipway.engine.ContainerDetails;
import io.slipway.engine.ContainerId;
import io.slipway.engine.ContainerSetup;
import io.slipway.engine.ContainerSpec;
import io.slipway.engine.ContainerSummary;
import io.slipway.engine.ContainerUsage;
import io.slipway.engine.Engine;
import io.slipway.engine.EngineException;
import io.slipway.engine.EngineInfo;
import io.slipway.engine.FileChange;
import io.slipway.engine.ImageDetails;
import io.slipway.engine.ImageId;
import io.slipway.engine.ImageLayer;
import io.slipway.engine.ImageName;
import io.slipway.engine.ImageReference;
import io.slipway.engine.ImageSummary;
import io.slipway.engine.IsolationReport;
import io.slipway.engine.IsolationRequest;
import io.slipway.engine.Labels;
import io.slipway.engine.LayerFiles;
import io.slipway.engine.LayerId;
import io.slipway.engine.LayerProgress;
import io.slipway.engine.LoadedImage;
import io.slipway.engine.LogLine;
import io.slipway.engine.LogRequest;
import io.slipway.engine.LogStream;
import io.slipway.engine.NetworkAlias;
import io.slipway.engine.NetworkName;
import io.slipway.engine.NetworkSpec;
import io.slipway.engine.NetworkSummary;
import io.slipway.engine.OpenStream;
import io.slipway.engine.PublishedPort;
import io.slipway.engine.PullRequest;
import io.slipway.engine.RegistryLogin;
import io.slipway.engine.RunningBuild;
import io.slipway.engine.RunningTransfer;
import io.slipway.engine.SavedContainer;
import io.slipway.engine.Selector;
import io.slipway.engine.Terminal;
import io.slipway.engine.TerminalSize;
import io.slipway.engine.VolumeSummary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An engine in memory that does what a test says, for what a real one cannot be made to do on demand.
public final class FakeEngine implements Engine {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Map<ImageId, ImageDetails> images = new ConcurrentHashMap<>();
    private final Map<ContainerId, Container> containers = new ConcurrentHashMap<>();
    private final Map<NetworkName, NetworkSummary> networks = new ConcurrentHashMap<>();
    private final Set<FakeUsage> openLooks = ConcurrentHashMap.newKeySet();
    private final Set<FakeTerminal> openTerminals = ConcurrentHashMap.newKeySet();
    private volatile boolean down;
    private volatile int modelPort;
    private volatile BuildScript script = FakeEngine::succeed;
    private volatile Map<String, String> imageLabels = Map.of();
    private volatile List<Integer> exposed = List.of(8080);
    private volatile List<String> output = List.of("ready");
    private volatile @Nullable Integer exitsWith;
    private volatile List<FileChange> written = List.of();
    private final List<ContainerId> startedOrNamed = new CopyOnWriteArrayList<>();
    private final List<CachedStep> cache = new CopyOnWriteArrayList<>();
    private final List<VolumeSummary> volumes = new CopyOnWriteArrayList<>();

    /// How a build goes.
    @FunctionalInterface
    public interface BuildScript {
        BuildEvent.Terminal play(FakeEngine engine, BuildRequest request, Consumer<BuildEvent> events, Build build)
                throws InterruptedException;
    }

    /// A container in memory.
    private record Container(
            ContainerSpec spec,
            ContainerId id,
            String state,
            @Nullable Integer exitCode,
            int port) {
        Container become(String next, @Nullable Integer code) {
            return new Container(spec, id, next, code, port);
        }
    }

    /// A build in memory.
    public static final class Build implements RunningBuild {
        private final CountDownLatch cancelled = new CountDownLatch(1);

        /// Waits until somebody cancels it.
        public void awaitCancel() throws InterruptedException {
            cancelled.await();
        }

        public boolean isCancelled() {
            return cancelled.getCount() == 0;
        }

        @Override
        public BuildEvent.Terminal await(Duration deadline) {
            throw new UnsupportedOperationException("the events tell");
        }

        @Override
        public void cancel() {
            cancelled.countDown();
        }
    }

    /// Forgets everything a test said.
    public void reset() {
        down = false;
        script = FakeEngine::succeed;
        imageLabels = Map.of("io.slipway.predict", "/predict", "io.slipway.health", "/health");
        exposed = List.of(8080);
        output = List.of("ready");
        exitsWith = null;
        written = List.of();
    }

    public void goDown() {
        down = true;
    }

    public void comeBack() {
        down = false;
    }

    public void builds(BuildScript how) {
        script = how;
    }

    /// What images built from now on say about themselves.
    public void imagesSay(Map<String, String> labels, Integer... ports) {
        imageLabels = labels;
        exposed = List.of(ports);
    }

    /// Where containers answer: a server of the test.
    public void containersAnswerAt(int port) {
        modelPort = port;
    }

    /// Containers end at once from now on.
    public void containersExitWith(int code, String... words) {
        exitsWith = code;
        output = List.of(words);
    }

    /// Ends a container as if somebody had done it beside Slipway.
    public void kill(ContainerId id, int code) {
        containers.computeIfPresent(id, (_, container) -> container.become("exited", code));
    }

    public void forgetImages() {
        images.clear();
    }

    /// The containers with this label value.
    public List<ContainerSpec> specs(Selector selector) {
        return containers.values().stream()
                .map(Container::spec)
                .filter(spec -> selector.matches(spec.labels().asMap()))
                .toList();
    }

    private static BuildEvent.Terminal succeed(
            FakeEngine engine, BuildRequest request, Consumer<BuildEvent> events, Build build) {
        events.accept(new BuildEvent.StepStarted(1, 1, "FROM scratch", false));
        events.accept(new BuildEvent.OutputLine(1, "hello"));
        events.accept(new BuildEvent.StepFinished(1, Duration.ofMillis(5), false));
        return engine.succeeded();
    }

    /// The end of a build that made an image.
    public BuildEvent.Succeeded succeeded() {
        var id = new ImageId("sha256:"
                + HexFormat.of().toHexDigits(COUNT.incrementAndGet(), 16).repeat(4));
        images.put(id, new ImageDetails(id, List.of(), 4_096, Instant.EPOCH, 1, imageLabels, exposed, "amd64"));
        return new BuildEvent.Succeeded(id, Duration.ofMillis(20));
    }

    /// The end of a build whose Dockerfile failed.
    public static BuildEvent.Failed failed(String reason) {
        return new BuildEvent.Failed(reason, List.of(), OptionalInt.empty(), null);
    }

    @Override
    public EngineInfo info() {
        check("ask the engine");
        return new EngineInfo("fake", "fake", "1", "1.41", "none", "none", "amd64", 4, 1L << 33, "none", true);
    }

    @Override
    public RunningBuild build(BuildRequest request, Consumer<BuildEvent> events) {
        check("build an image");
        var build = new Build();
        var how = script;
        Thread.ofVirtual().start(() -> {
            try {
                events.accept(how.play(this, request, events, build));
            } catch (InterruptedException e) {
                events.accept(new BuildEvent.Cancelled());
            }
        });
        return build;
    }

    @Override
    public Optional<ImageDetails> image(ImageName name) {
        check("look at an image");
        return images.values().stream()
                .filter(image -> image.id().equals(name) || image.tags().contains(name.value()))
                .findFirst();
    }

    @Override
    public List<ImageLayer> layers(ImageId id) {
        check("read the layers of an image");
        if (!images.containsKey(id)) {
            throw new EngineException.NotFound("read the layers of an image", "no such image", null);
        }
        var layer = new LayerId("sha256:" + "1".repeat(64));
        return List.of(new ImageLayer("Imported from -", 4_096, Instant.EPOCH, false, layer));
    }

    @Override
    public List<LayerFiles> files(ImageId id) {
        check("read the files of an image");
        return List.of(new LayerFiles(Map.of()));
    }

    @Override
    public List<ImageSummary> images() {
        check("list images");
        return images.values().stream()
                .map(image -> new ImageSummary(image.id(), List.of(), 4_096, image.created(), image.labels()))
                .toList();
    }

    @Override
    public long imagesBytes() {
        check("measure the images");
        return 4_096L * images.size();
    }

    /// Has an image be from that moment.
    public void isFrom(ImageId id, Instant moment) {
        images.computeIfPresent(
                id,
                (_, image) -> new ImageDetails(
                        id,
                        image.tags(),
                        image.sizeBytes(),
                        moment,
                        image.layers(),
                        image.labels(),
                        image.exposedPorts(),
                        image.architecture()));
    }

    /// What it keeps of earlier builds.
    public void keepsOfBuilds(CachedStep... steps) {
        cache.clear();
        cache.addAll(List.of(steps));
    }

    @Override
    public List<CachedStep> unusedCache(Duration idle) {
        check("look through the build cache");
        var before = Instant.now().minus(idle);
        return cache.stream().filter(step -> step.lastUsed().isBefore(before)).toList();
    }

    @Override
    public long forgetCache(Duration idle) {
        var forgotten = unusedCache(idle);
        cache.removeAll(forgotten);
        return forgotten.stream().mapToLong(CachedStep::sizeBytes).sum();
    }

    /// Has these volumes beside those that it has.
    public void hasVolumes(VolumeSummary... more) {
        volumes.addAll(List.of(more));
    }

    @Override
    public List<VolumeSummary> volumes(Selector selector) {
        check("look through the volumes");
        return volumes.stream()
                .filter(volume -> selector.matches(volume.labels()))
                .toList();
    }

    @Override
    public void removeVolume(String name) {
        check("remove a volume");
        volumes.removeIf(volume -> volume.name().equals(name));
    }

    @Override
    public void removeImage(ImageId id) {
        check("remove an image");
        if (containers.values().stream().anyMatch(found -> found.spec().image().equals(id))) {
            throw new EngineException.Conflict("remove an image", "a container uses it", null);
        }
        images.remove(id);
    }

    @Override
    public void removeName(ImageReference name) {
        check("remove an image");
        removeImage(image(name)
                .orElseThrow(() -> new EngineException.NotFound("remove image " + name, "there is none", null))
                .id());
    }

    /// What containers that are saved from now on have written.
    public void containersHaveChanged(FileChange... changes) {
        written = List.of(changes);
    }

    @Override
    public SavedContainer save(ContainerId id, ImageReference tag, Labels labels) {
        check("save a container");
        var source = (ImageId) existing(id).spec().image();
        var said = new HashMap<>(
                images.get(source) == null ? imageLabels : images.get(source).labels());
        said.putAll(labels.asMap());
        var made = has(said, Instant.now());
        images.computeIfPresent(
                made,
                (_, image) -> new ImageDetails(
                        made, List.of(tag.value()), 8_192, image.created(), 2, said, exposed, "amd64"));
        return new SavedContainer(made, written);
    }

    /// A setup of which nothing but this is known.
    public static ContainerSetup setup(List<String> command, Map<String, String> env) {
        return new ContainerSetup(
                command, "", "", env, List.of(), true, List.of(), List.of(), List.of(), "no", Map.of());
    }

    /// An archive is its image's id and nothing else.
    @Override
    public InputStream archive(ImageId id) {
        check("read an image");
        if (!images.containsKey(id)) {
            throw new EngineException.NotFound("read an image", "there is none", null);
        }
        return new ByteArrayInputStream(id.value().getBytes(StandardCharsets.US_ASCII));
    }

    /// Every text is an archive, but for "garbage".
    @Override
    public LoadedImage load(InputStream archive, long largest, ImageReference name, Labels labels) {
        check("bring in an image");
        try {
            var text = new String(archive.readAllBytes(), StandardCharsets.US_ASCII);
            if (text.length() > largest || text.equals("garbage")) {
                throw new BadArchiveException("it is no tar archive");
            }
        } catch (IOException e) {
            throw new BadArchiveException("it broke off", e);
        }
        var id = has(labels.asMap(), Instant.now());
        var image =
                new ImageDetails(id, List.of(name.value()), 8_192, Instant.now(), 2, labels.asMap(), exposed, "amd64");
        images.put(id, image);
        return new LoadedImage(image, "theirs:1");
    }

    @Override
    public RunningTransfer push(
            ImageId id, ImageReference to, @Nullable RegistryLogin login, Consumer<LayerProgress> progress) {
        check("push the image");
        return FakeTransfer.begin(to, login, progress);
    }

    /// As from an archive, once it has arrived.
    @Override
    public RunningTransfer pull(PullRequest request, Consumer<LayerProgress> progress) {
        check("pull the image");
        var transfer = FakeTransfer.begin(request.from(), request.login(), progress);
        if (transfer.arrives()) {
            var unused = load(InputStream.nullInputStream(), request.largest(), request.name(), request.labels());
        }
        return transfer;
    }

    /// An image that is there already.
    public ImageId has(Map<String, String> labels, Instant created) {
        var id = new ImageId("sha256:"
                + HexFormat.of().toHexDigits(COUNT.incrementAndGet(), 16).repeat(4));
        images.put(id, new ImageDetails(id, List.of(), 4_096, created, 1, labels, exposed, "amd64"));
        return id;
    }

    @Override
    public void createNetwork(NetworkSpec spec) {
        check("create a network");
        networks.put(
                spec.name(),
                new NetworkSummary(spec.name(), "slip0", spec.labels().asMap()));
    }

    @Override
    public void removeNetwork(NetworkName name) {
        check("remove a network");
        if (networks.remove(name) == null) {
            throw new EngineException.NotFound("remove network " + name, "there is none", null);
        }
    }

    @Override
    public List<NetworkSummary> networks(Selector selector) {
        check("list networks");
        return networks.values().stream()
                .filter(network -> selector.matches(network.labels()))
                .toList();
    }

    @Override
    public void answerTo(ContainerId id, NetworkName network, NetworkAlias alias) {
        check("name a container");
        existing(id);
        startedOrNamed.add(id);
    }

    /// The containers in the order in which they were started and, later on, given the deployment's name.
    public List<ContainerId> startedOrNamed() {
        return startedOrNamed;
    }

    @Override
    public ContainerId start(ContainerSpec spec) {
        check("start a container");
        var id = new ContainerId("%064x".formatted(COUNT.incrementAndGet()));
        var code = exitsWith;
        containers.put(id, new Container(spec, id, code == null ? "running" : "exited", code, modelPort));
        startedOrNamed.add(id);
        return id;
    }

    @Override
    public void stop(ContainerId id, Duration grace) {
        check("stop a container");
        existing(id);
        kill(id, 143);
    }

    @Override
    public void restart(ContainerId id) {
        check("restart a container");
        containers.put(id, existing(id).become("running", null));
    }

    @Override
    public void pause(ContainerId id) {
        check("pause a container");
        containers.put(id, existing(id).become("paused", null));
    }

    @Override
    public void resume(ContainerId id) {
        check("resume a container");
        containers.put(id, existing(id).become("running", null));
    }

    @Override
    public void kill(ContainerId id) {
        check("kill a container");
        existing(id);
        kill(id, 137);
    }

    @Override
    public void remove(ContainerId id) {
        check("remove a container");
        existing(id);
        containers.remove(id);
    }

    @Override
    public ContainerDetails inspect(ContainerId id) {
        check("look at a container");
        var found = existing(id);
        return new ContainerDetails(
                id,
                found.spec().name().value(),
                (ImageId) found.spec().image(),
                found.state(),
                found.exitCode(),
                false,
                null,
                Instant.EPOCH,
                null,
                null,
                0,
                found.state().equals("running")
                        ? List.of(new PublishedPort(
                                "127.0.0.1", found.port(), found.spec().containerPort()))
                        : List.of(),
                Map.of(),
                found.spec().labels().asMap(),
                found.spec().limits(),
                "",
                setup(List.of("/model"), found.spec().env()));
    }

    private Container existing(ContainerId id) {
        var found = containers.get(id);
        if (found == null) {
            throw new EngineException.NotFound("find container " + id, "there is none", null);
        }
        return found;
    }

    @Override
    public List<ContainerSummary> containers(Selector selector) {
        check("list containers");
        return containers.values().stream()
                .filter(found -> selector.matches(found.spec().labels().asMap()))
                .map(found -> new ContainerSummary(
                        found.id(),
                        found.spec().name().value(),
                        (ImageId) found.spec().image(),
                        found.state(),
                        "",
                        Instant.EPOCH,
                        List.of(),
                        found.spec().labels().asMap()))
                .toList();
    }

    @Override
    public LogStream logs(ContainerId id, LogRequest request, Consumer<LogLine> lines) {
        check("read a log");
        existing(id);
        output.forEach(line -> lines.accept(new LogLine(LogLine.Source.STDOUT, null, line)));
        var closed = new CountDownLatch(request.follow() ? 1 : 0);
        return new LogStream() {
            @Override
            public boolean await(Duration limit) throws InterruptedException {
                return closed.await(limit.toMillis(), TimeUnit.MILLISECONDS);
            }

            @Override
            public void close() {
                closed.countDown();
            }
        };
    }

    @Override
    public OpenStream usage(ContainerId id, Consumer<ContainerUsage> looks) {
        check("see what a container uses");
        existing(id);
        var sampler = new FakeUsage(looks, openLooks::remove);
        openLooks.add(sampler);
        sampler.start();
        return sampler;
    }

    /// How many looks at what containers use are open.
    public int openLooks() {
        return openLooks.size();
    }

    /// Ends all looks, as an engine does when containers go.
    public void endLooks() {
        openLooks.forEach(FakeUsage::close);
    }

    @Override
    public Terminal terminal(ContainerId id, TerminalSize size, Consumer<byte[]> output) {
        check("open a terminal");
        existing(id);
        var terminal = new FakeTerminal(output, openTerminals::remove);
        openTerminals.add(terminal);
        terminal.resize(size);
        return terminal;
    }

    /// How many terminals are open.
    public int openTerminals() {
        return openTerminals.size();
    }

    @Override
    public IsolationReport isolation(IsolationRequest request) {
        var blocked = new IsolationReport.Finding(IsolationReport.Reach.BLOCKED, "nothing is real here");
        return new IsolationReport(blocked, blocked, blocked, Instant.EPOCH);
    }

    @Override
    public void close() {}

    private void check(String action) {
        if (down) {
            throw new EngineException.Unreachable(action, "nobody answers. Start the engine.", null);
        }
    }
}

package io.slipway.engine.docker;

import static java.util.Objects.requireNonNullElse;

import io.slipway.engine.BuildEvent;
import io.slipway.engine.BuildRequest;
import io.slipway.engine.CachedStep;
import io.slipway.engine.ContainerDetails;
import io.slipway.engine.ContainerId;
import io.slipway.engine.ContainerSpec;
import io.slipway.engine.ContainerSummary;
import io.slipway.engine.ContainerUsage;
import io.slipway.engine.Engine;
import io.slipway.engine.EngineInfo;
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
import io.slipway.engine.PullRequest;
import io.slipway.engine.RegistryLogin;
import io.slipway.engine.RunningBuild;
import io.slipway.engine.RunningTransfer;
import io.slipway.engine.SavedContainer;
import io.slipway.engine.Selector;
import io.slipway.engine.Terminal;
import io.slipway.engine.TerminalSize;
import io.slipway.engine.VolumeSummary;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A Docker Engine, reached over its API.
final class DockerEngine implements Engine {
    private final Connection connection;
    private final Images images;
    private final BuildCache cache;
    private final Volumes volumes;
    private final Networks networks;
    private final Containers containers;
    private final Saving saving;
    private final Archives archives;
    private final Transfers transfers;
    private final LentNames lent = new LentNames();
    private final Set<DockerBuild> builds = ConcurrentHashMap.newKeySet();
    private final Set<OpenStream> streams = ConcurrentHashMap.newKeySet();

    DockerEngine(Connection connection) {
        this.connection = connection;
        this.images = new Images(connection);
        this.cache = new BuildCache(connection);
        this.volumes = new Volumes(connection);
        this.networks = new Networks(connection);
        this.containers = new Containers(connection, images);
        this.saving = new Saving(connection, containers, images);
        this.archives = new Archives(connection, images);
        this.transfers = new Transfers(connection, images, archives, lent);
    }

    @Override
    public EngineInfo info() {
        var action = "ask the engine about itself";
        var version = connection.version(action);
        var facts = EngineFacts.of(version);
        var api = connection.apiVersion(version).getVersion();
        var info = connection.ask(action, docker -> docker.infoCmd().exec());
        return new EngineInfo(
                facts.kind(),
                requireNonNullElse(info.getName(), ""),
                facts.version(),
                api,
                requireNonNullElse(info.getOperatingSystem(), ""),
                requireNonNullElse(info.getKernelVersion(), ""),
                requireNonNullElse(info.getArchitecture(), ""),
                requireNonNullElse(info.getNCPU(), 0),
                requireNonNullElse(info.getMemTotal(), 0L),
                requireNonNullElse(info.getDriver(), ""),
                facts.buildKit());
    }

    @Override
    public RunningBuild build(BuildRequest request, Consumer<BuildEvent> events) {
        var build = new DockerBuild(connection, request, lent, events, builds::remove);
        builds.add(build);
        build.start();
        return build;
    }

    @Override
    public Optional<ImageDetails> image(ImageName name) {
        return images.find(name);
    }

    @Override
    public List<ImageLayer> layers(ImageId id) {
        return images.layers(id);
    }

    @Override
    public List<LayerFiles> files(ImageId id) {
        return images.files(id);
    }

    @Override
    public List<ImageSummary> images() {
        return images.list();
    }

    @Override
    public long imagesBytes() {
        return images.bytes();
    }

    @Override
    public List<CachedStep> unusedCache(Duration idle) {
        return cache.unused(idle);
    }

    @Override
    public long forgetCache(Duration idle) {
        return cache.forget(idle);
    }

    @Override
    public List<VolumeSummary> volumes(Selector selector) {
        return volumes.list(selector);
    }

    @Override
    public void removeVolume(String name) {
        volumes.remove(name);
    }

    @Override
    public void removeImage(ImageId id) {
        images.remove(id);
    }

    @Override
    public void removeName(ImageReference name) {
        images.removeName(name);
    }

    @Override
    public void createNetwork(NetworkSpec spec) {
        networks.create(spec);
    }

    @Override
    public void removeNetwork(NetworkName name) {
        networks.remove(name);
    }

    @Override
    public List<NetworkSummary> networks(Selector selector) {
        return networks.list(selector);
    }

    @Override
    public void answerTo(ContainerId id, NetworkName network, NetworkAlias alias) {
        containers.answerTo(id, network, alias);
    }

    @Override
    public ContainerId start(ContainerSpec spec) {
        return containers.start(spec);
    }

    @Override
    public void stop(ContainerId id, Duration grace) {
        containers.stop(id, grace);
    }

    @Override
    public void restart(ContainerId id) {
        containers.restart(id);
    }

    @Override
    public void pause(ContainerId id) {
        containers.pause(id);
    }

    @Override
    public void resume(ContainerId id) {
        containers.resume(id);
    }

    @Override
    public void kill(ContainerId id) {
        containers.kill(id);
    }

    @Override
    public void remove(ContainerId id) {
        containers.remove(id);
    }

    @Override
    public SavedContainer save(ContainerId id, ImageReference tag, Labels labels) {
        return saving.save(id, tag, labels);
    }

    @Override
    public InputStream archive(ImageId id) {
        return archives.open(id);
    }

    @Override
    public LoadedImage load(InputStream archive, long largest, ImageReference name, Labels labels) {
        return archives.load(archive, largest, name, labels);
    }

    @Override
    public RunningTransfer push(
            ImageId id, ImageReference to, @Nullable RegistryLogin login, Consumer<LayerProgress> progress) {
        return transfers.push(id, to, login, progress);
    }

    @Override
    public RunningTransfer pull(PullRequest request, Consumer<LayerProgress> progress) {
        return transfers.pull(request, progress);
    }

    @Override
    public ContainerDetails inspect(ContainerId id) {
        return containers.inspect(id);
    }

    @Override
    public List<ContainerSummary> containers(Selector selector) {
        return containers.list(selector);
    }

    @Override
    public LogStream logs(ContainerId id, LogRequest request, Consumer<LogLine> lines) {
        var action = "read the output of container " + id.shortForm();
        containers.requireOurs(action, id);
        var stream = new ContainerLogs(action, request.timestamps(), lines, streams::remove);
        streams.add(stream);
        var command = connection
                .streams(action)
                .logContainerCmd(id.value())
                .withStdOut(true)
                .withStdErr(true)
                .withFollowStream(request.follow())
                .withTimestamps(request.timestamps());
        if (request.tail() == LogRequest.ALL) {
            command.withTailAll();
        } else {
            command.withTail(request.tail());
        }
        return command.exec(stream);
    }

    @Override
    public OpenStream usage(ContainerId id, Consumer<ContainerUsage> looks) {
        var action = "see what container " + id.shortForm() + " uses";
        containers.requireOurs(action, id);
        var stream = new ContainerStats(action, looks, streams::remove);
        streams.add(stream);
        return connection.streams(action).statsCmd(id.value()).exec(stream);
    }

    @Override
    public Terminal terminal(ContainerId id, TerminalSize size, Consumer<byte[]> output) {
        containers.requireOurs("open a terminal in container " + id.shortForm(), id);
        var terminal = new ContainerTerminal(connection, id, output, streams::remove);
        streams.add(terminal);
        terminal.open(size);
        return terminal;
    }

    @Override
    public IsolationReport isolation(IsolationRequest request) {
        return new IsolationProbe(this, connection).run(request);
    }

    @Override
    public void close() {
        builds.forEach(DockerBuild::cancel);
        streams.forEach(OpenStream::close);
        transfers.close();
        connection.close();
    }
}

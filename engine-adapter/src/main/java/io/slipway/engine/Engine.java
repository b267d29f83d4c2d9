package io.slipway.engine;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What builds images and runs containers: one connection to one engine.
///
/// Safe for many threads. Every method answers within a deadline of its own and throws an
/// [EngineException] when it cannot.
public interface Engine extends AutoCloseable {
    /// What the engine says about itself. The cheapest way to ask whether it answers.
    EngineInfo info();

    /// Starts a build and returns at once. The events come from one thread, in order, and end with
    /// exactly one [BuildEvent.Terminal], whatever happens.
    RunningBuild build(BuildRequest request, Consumer<BuildEvent> events);

    /// The image of that name, if the engine has it.
    Optional<ImageDetails> image(ImageName name);

    /// The steps that made the image, the oldest first, beginning with those of its base image.
    List<ImageLayer> layers(ImageId id);

    /// What each of its layers holds, the lowest first. Reads the whole image, which takes seconds for each gigabyte.
    List<LayerFiles> files(ImageId id);

    /// All images of the engine that have a name or a label of Slipway's.
    List<ImageSummary> images();

    /// What all images take on the engine's disk together, each layer counted once. The engine has to look around for
    /// it: ask now and then.
    long imagesBytes();

    /// What the engine keeps of earlier builds, that no image has and that no build has used for so long. Of a step
    /// nobody can tell who built it: others may build on the engine too. Takes as long as [#imagesBytes].
    List<CachedStep> unusedCache(Duration idle);

    /// Forgets that and answers how many bytes this frees. What is used meanwhile stays.
    long forgetCache(Duration idle);

    /// Slipway's volumes that the selector chooses. Takes as long as [#imagesBytes].
    List<VolumeSummary> volumes(Selector selector);

    /// Removes a volume of Slipway's, with what is in it, unless a container mounts it.
    void removeVolume(String name);

    /// Removes an image with all its names.
    void removeImage(ImageId id);

    /// Takes a name from an image of Slipway's. The image goes with its last name, unless others are built on it.
    void removeName(ImageReference name);

    /// Makes a network of its own bridge.
    void createNetwork(NetworkSpec spec);

    /// Removes a network that Slipway made and no container uses.
    void removeNetwork(NetworkName name);

    /// Slipway's networks that the selector chooses.
    List<NetworkSummary> networks(Selector selector);

    /// Has a running container answer to a host name on a network that it is on. Its connections through that network
    /// break, and its published ports may be others afterwards.
    void answerTo(ContainerId id, NetworkName network, NetworkAlias alias);

    /// Creates and starts a container. A failed start leaves nothing behind.
    ContainerId start(ContainerSpec spec);

    /// Asks the process to end and kills it after the grace time. A stopped container stays as it is.
    void stop(ContainerId id, Duration grace);

    /// Stops the container and starts it again; also starts a stopped one.
    void restart(ContainerId id);

    /// Freezes every process of a running container until [#resume].
    void pause(ContainerId id);

    /// Lets a paused container go on.
    void resume(ContainerId id);

    /// Ends the process of a running or paused container at once, without a word to it.
    void kill(ContainerId id);

    /// Kills the container if it runs, and removes it.
    void remove(ContainerId id);

    /// Makes an image of what the container's image is and of what is written on the container's own disk by now.
    ///
    /// Nothing of the launch gets in: no environment, no command, no limit. What is in memory stays out, which is
    /// `/tmp` and the volumes that the image declares; and files that were deleted are still there.
    SavedContainer save(ContainerId id, ImageReference tag, Labels labels);

    /// An image as the archive that `docker save` makes, without a name. Whoever opens it closes it, at any time.
    InputStream archive(ImageId id);

    /// Brings an image in from such an archive, also a compressed one, under this name and with these labels. What the
    /// archive says of names and of Slipway's labels counts for nothing, so that no other image loses its name.
    ///
    /// @param largest how many bytes the archive may have, and how many all its layers may have unpacked
    /// @throws BadArchiveException when it is none that can be taken
    LoadedImage load(InputStream archive, long largest, ImageReference name, Labels labels);

    /// Begins to send an image of Slipway's to the registry that the name leads to. Until it ends, the engine knows the
    /// image by that name too.
    ///
    /// @param login null for a registry that takes images from everybody
    /// @param progress told from one thread
    RunningTransfer push(
            ImageId id, ImageReference to, @Nullable RegistryLogin login, Consumer<LayerProgress> progress);

    /// Begins to bring an image in from a registry. What it says of names and of Slipway's labels counts for nothing.
    ///
    /// @param progress told from one thread
    RunningTransfer pull(PullRequest request, Consumer<LayerProgress> progress);

    /// The container as it is now.
    ContainerDetails inspect(ContainerId id);

    /// Slipway's containers that the selector chooses, running or not.
    List<ContainerSummary> containers(Selector selector);

    /// Opens a container's output. Lines come from one thread, in order.
    LogStream logs(ContainerId id, LogRequest request, Consumer<LogLine> lines);

    /// Opens a look at what a container uses, about once a second from one thread, beginning at once. Nothing comes
    /// while the container does not run.
    OpenStream usage(ContainerId id, Consumer<ContainerUsage> looks);

    /// Starts a shell in a running container. What it writes comes from one thread, in order, and the shell waits for
    /// whoever takes it slowly.
    Terminal terminal(ContainerId id, TerminalSize size, Consumer<byte[]> output);

    /// Tries out what a container on a network of its own can reach. Takes seconds; removes what it made.
    IsolationReport isolation(IsolationRequest request);

    /// Ends what is open and frees the connection.
    @Override
    void close();
}

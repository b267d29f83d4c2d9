package io.slipway.registry.oci;

import io.slipway.registry.Caller;
import io.slipway.registry.InvalidException;
import io.slipway.registry.context.BuildContext;
import io.slipway.registry.context.ContextCollector;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.context.ContextLimits;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.context.FileMode;
import io.slipway.registry.context.PackedFolders;
import io.slipway.registry.script.RevisionDraft;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.script.TagName;
import io.slipway.registry.script.TagService;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Makes a revision of what a manifest names: each layer is a file, its title the path, or a packed folder.
@Component
class ScriptPush {
    private static final String DESCRIPTION = "org.opencontainers.image.description";
    private static final int LONGEST_MESSAGE = 1_000;

    private final ScriptService scripts;
    private final TagService tags;
    private final StoredBlobs blobs;
    private final ContextLimits limits;

    ScriptPush(ScriptService scripts, TagService tags, StoredBlobs blobs, ContextLimits limits) {
        this.limits = limits;
        this.scripts = scripts;
        this.tags = tags;
        this.blobs = blobs;
    }

    /// Publishes the revision and points the tag to it, within the transaction of the caller.
    ///
    /// @return the number of the revision
    int publish(Caller caller, Repository repository, ManifestDocument document, OciReference reference) {
        var draft = RevisionDraft.of(context(repository, document), message(document, reference));
        var number = scripts.revise(caller, repository.name(), draft).revision().number();
        tagOf(reference)
                .filter(tag -> !tag.equals(TagName.LATEST))
                .ifPresent(tag -> tags.put(caller, repository.name(), tag, number, null));
        return number;
    }

    static Optional<TagName> tagOf(OciReference reference) {
        return reference instanceof OciReference.BySelector(RevisionSelector.Tagged(var tag))
                ? Optional.of(tag)
                : Optional.empty();
    }

    private BuildContext context(Repository repository, ManifestDocument document) {
        var layers = document.layers();
        refuseLarge(document);
        var contents = blobs.contents(
                repository, layers.stream().map(Descriptor::digest).toList());
        var collector = new ContextCollector(limits);
        var folders = new PackedFolders(limits, collector);
        try {
            for (var layer : layers) {
                add(layer, Objects.requireNonNull(contents.get(layer.digest())), collector, folders);
            }
            return collector.context();
        } catch (InvalidException e) {
            throw OciException.invalid(
                    "it is no script that can be kept. " + e.detail().replaceAll("\\.$", ""));
        }
    }

    private static void add(Descriptor layer, byte[] content, ContextCollector collector, PackedFolders folders) {
        var title = layer.annotations().get(Descriptor.TITLE);
        if (title == null) {
            throw OciException.invalid("layer %s has no annotation %s, which is the path of the file in the script"
                    .formatted(layer.digest(), Descriptor.TITLE));
        }
        if ("true".equals(layer.annotations().get(Descriptor.UNPACK))) {
            folders.add(title, content);
            return;
        }
        var mode = FileMode.EXECUTABLE.octal().equals(layer.annotations().get(RevisionManifests.MODE))
                ? FileMode.EXECUTABLE
                : FileMode.REGULAR;
        collector.add(new ContextFile(ContextPath.of(title), mode, content));
    }

    /// Before anything is loaded.
    private void refuseLarge(ManifestDocument document) {
        var layers = document.layers();
        if (layers.size() > limits.maxFiles()) {
            throw OciException.invalid(String.format(
                    Locale.ENGLISH, "it has more than %,d files, the most for a revision", limits.maxFiles()));
        }
        var left = limits.maxBytes();
        for (var layer : layers) {
            left -= Math.min(layer.size(), left + 1);
        }
        if (left < 0) {
            throw OciException.invalid(String.format(
                    Locale.ENGLISH, "its files are larger than %,d bytes, the most for a revision", limits.maxBytes()));
        }
    }

    private static String message(ManifestDocument document, OciReference reference) {
        var said = document.annotations().getOrDefault(DESCRIPTION, "").replace("\0", "");
        var message =
                said.isBlank() ? tagOf(reference).map(tag -> "Pushed as " + tag).orElse("Pushed") : said.strip();
        return message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) : message;
    }
}

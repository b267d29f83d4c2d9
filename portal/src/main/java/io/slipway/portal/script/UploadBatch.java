package io.slipway.portal.script;

import io.slipway.registry.InvalidException;
import io.slipway.registry.context.BuildContext;
import io.slipway.registry.context.ContextArchive;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.context.ContextLimits;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.context.DockerIgnore;
import io.slipway.registry.context.FileMode;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Files that are uploaded together: each goes into the draft or is refused with the reason, without an end to the
/// others. Archives are put aside until somebody says what they are.
final class UploadBatch {
    private final FileDraft draft;
    private final ContextLimits limits;
    private final List<ContextPath> taken = new ArrayList<>();
    private final Map<String, String> refused = new LinkedHashMap<>();
    private final Map<String, byte[]> archives = new LinkedHashMap<>();
    private final Map<ContextPath, ContextFile> before = new HashMap<>();
    private final List<ContextPath> gone = new ArrayList<>();

    UploadBatch(FileDraft draft, ContextLimits limits) {
        this.draft = draft;
        this.limits = limits;
    }

    /// Takes a file in.
    ///
    /// @param path as the browser tells it
    /// @return why it is refused; null when it is taken
    @Nullable
    String add(String path, byte[] content) {
        if (isArchive(path)) {
            return attempt(path, () -> hold(path, content));
        }
        return attempt(path, () -> take(ContextPath.of(path), content));
    }

    /// Remembers a file that the browser did not even send, since it is larger than any may be.
    void refuseLarge(String path) {
        var words = isArchive(path)
                ? "Could not take archive '%s': the editor takes archives of at most %,d bytes. Upload its folder instead, or send the archive over the API, where only its files are counted."
                : "Could not accept file '%s': it is larger than %,d bytes, the most for one file.";
        refused.put(path, String.format(Locale.ENGLISH, words, ContextPath.shown(path), limits.maxFileBytes()));
    }

    /// Whether there is an archive among what was refused.
    boolean refusedArchive() {
        return refused.keySet().stream().anyMatch(UploadBatch::isArchive);
    }

    /// Takes an archive as the file that it is.
    void keep(String path) {
        var content = archives.remove(path);
        if (content != null) {
            attempt(path, () -> take(ContextPath.of(path), content));
        }
    }

    /// Takes the files of an archive, all or none.
    void unpack(String path) {
        var content = archives.remove(path);
        if (content != null) {
            attempt(path, () -> {
                BuildContext context = new ContextArchive(limits).readAll(new ByteArrayInputStream(content));
                requireRoom(context.files());
                context.files().forEach(this::put);
            });
        }
    }

    /// Makes an archive's files the draft's only ones, or leaves the draft as it is.
    void replaceAll(String path) {
        var content = archives.remove(path);
        if (content != null) {
            attempt(path, () -> {
                var context = new ContextArchive(limits).readAll(new ByteArrayInputStream(content));
                var earlier = draft.paths();
                earlier.forEach(draft::remove);
                taken.clear();
                context.files().forEach(this::put);
                gone.addAll(earlier);
            });
        }
    }

    /// Leaves an archive where it was.
    void leave(String path) {
        archives.remove(path);
    }

    /// What the `.dockerignore` of this batch keeps out is left out again.
    void leaveOutIgnored() {
        var ignore = ignoreFile()
                .flatMap(draft::written)
                .map(file -> DockerIgnore.parse(file.text()))
                .orElse(DockerIgnore.NOTHING);
        taken.removeIf(path -> {
            var out = ignore.excludes(path);
            if (out) {
                draft.restore(path);
                Optional.ofNullable(before.get(path)).ifPresent(draft::put); // what was written there earlier
            }
            return out;
        });
    }

    /// Beside a `Dockerfile.dockerignore` no other counts, be it of this batch or from before.
    private Optional<ContextPath> ignoreFile() {
        var counts = draft.contains(DockerIgnore.OF_DOCKERFILE) ? DockerIgnore.OF_DOCKERFILE : DockerIgnore.FILE;
        return Optional.of(counts).filter(taken::contains);
    }

    List<ContextPath> taken() {
        return taken;
    }

    /// What was replaced as a whole and is not in the draft any more.
    Set<ContextPath> gone() {
        return gone.stream().filter(path -> !draft.contains(path)).collect(Collectors.toUnmodifiableSet());
    }

    /// Sentences that name the file, by path.
    Map<String, String> refused() {
        return refused;
    }

    /// Paths of archives that nobody has decided about yet.
    List<String> archives() {
        return List.copyOf(archives.keySet());
    }

    private @Nullable String attempt(String path, Runnable taking) {
        try {
            taking.run();
            return null;
        } catch (InvalidException e) {
            refused.put(path, e.detail());
            return e.detail();
        }
    }

    private void take(ContextPath path, byte[] content) {
        var known = draft.contains(path);
        var mode = known ? draft.mode(path) : guessed(content);
        put(new ContextFile(path, mode, content));
    }

    private void put(ContextFile file) {
        requireRoom(List.of(file));
        var path = file.path();
        draft.written(path).ifPresent(earlier -> before.putIfAbsent(path, earlier));
        draft.put(file);
        taken.add(path);
    }

    /// Refuses files that would be too many or too much together, before any of them is taken.
    private void requireRoom(List<ContextFile> files) {
        int count = draft.paths().size();
        long bytes = draft.writtenBytes();
        for (var file : files) {
            var path = file.path();
            count += draft.contains(path) ? 0 : 1;
            bytes += file.entry().size()
                    - draft.written(path).map(earlier -> earlier.entry().size()).orElse(0L);
            if (count > limits.maxFiles()) {
                throw refusal(path, "it is one more than the %,d files that a revision may have", limits.maxFiles());
            }
            if (bytes > limits.maxBytes()) {
                throw refusal(
                        path,
                        "with it the files are larger than %,d bytes, the most for a revision",
                        limits.maxBytes());
            }
        }
    }

    /// Archives wait in memory, no more of them than a revision may have bytes.
    private void hold(String path, byte[] content) {
        long held =
                archives.values().stream().mapToLong(archive -> archive.length).sum();
        if (held + content.length > limits.maxBytes()) {
            throw refusal(
                    ContextPath.of(path), "with it the archives are larger than %,d bytes together", limits.maxBytes());
        }
        archives.put(path, content);
    }

    private static InvalidException refusal(ContextPath path, String why, Object limit) {
        return new InvalidException("file '%s'".formatted(path.value()), String.format(Locale.ENGLISH, why, limit));
    }

    /// Browsers tell no modes; a file that begins with `#!` is meant to be executed.
    private static FileMode guessed(byte[] content) {
        return content.length > 2 && content[0] == '#' && content[1] == '!' ? FileMode.EXECUTABLE : FileMode.REGULAR;
    }

    /// Only at the top: an archive in a folder is part of what was dropped.
    private static boolean isArchive(String path) {
        var name = path.toLowerCase(Locale.ROOT);
        return !path.contains("/")
                && (name.endsWith(".tar.gz")
                        || name.endsWith(".tgz")
                        || name.endsWith(".tar")
                        || name.endsWith(".zip"));
    }
}

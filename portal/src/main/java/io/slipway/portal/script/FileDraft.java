package io.slipway.portal.script;

import io.slipway.registry.context.ContextFile;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.context.FileMode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A revision in the making: the files of the one it is based on, and what has been changed, added and removed.
final class FileDraft {
    private static final int LARGEST_TEXT = 1_000_000;

    private final Map<ContextPath, FileMode> base = new TreeMap<>();
    private final Map<ContextPath, ContextFile> written = new TreeMap<>();
    private final Set<ContextPath> removed = new HashSet<>();
    private int basedOn;

    /// @param basedOn 0 for the first revision of a script
    FileDraft(int basedOn, Map<ContextPath, FileMode> files) {
        this.basedOn = basedOn;
        base.putAll(files);
    }

    int basedOn() {
        return basedOn;
    }

    /// All files that the revision would have, the Dockerfile first.
    List<ContextPath> paths() {
        var paths = new TreeSet<>(base.keySet());
        paths.addAll(written.keySet());
        paths.removeAll(removed);
        return paths.stream()
                .sorted(Comparator.comparing((ContextPath path) -> !path.equals(ContextPath.DOCKERFILE))
                        .thenComparing(path -> path))
                .toList();
    }

    boolean contains(ContextPath path) {
        return !removed.contains(path) && (base.containsKey(path) || written.containsKey(path));
    }

    /// The changed content of a file; empty as long as it is as in the base.
    Optional<ContextFile> written(ContextPath path) {
        return Optional.ofNullable(written.get(path));
    }

    /// The mode of a file, or that of a new one.
    FileMode mode(ContextPath path) {
        var file = written.get(path);
        return file == null
                ? base.getOrDefault(path, FileMode.REGULAR)
                : file.entry().mode();
    }

    void write(ContextPath path, String text) {
        put(new ContextFile(path, mode(path), text.getBytes(StandardCharsets.UTF_8)));
    }

    /// How many bytes have been written; those of the base are not known here.
    long writtenBytes() {
        return written.values().stream().mapToLong(file -> file.entry().size()).sum();
    }

    void put(ContextFile file) {
        written.put(file.path(), file);
        removed.remove(file.path());
    }

    void remove(ContextPath path) {
        written.remove(path);
        if (base.containsKey(path)) {
            removed.add(path);
        }
    }

    /// Takes back what has been done to a file.
    void restore(ContextPath path) {
        written.remove(path);
        removed.remove(path);
    }

    boolean changed() {
        return !written.isEmpty() || !removed.isEmpty();
    }

    List<ContextFile> written() {
        return List.copyOf(written.values());
    }

    Set<ContextPath> removed() {
        return Set.copyOf(removed);
    }

    /// Goes on from another revision: what was written and removed stays so.
    void basedOn(int revision, Map<ContextPath, FileMode> files) {
        basedOn = revision;
        base.clear();
        base.putAll(files);
        removed.retainAll(base.keySet());
    }

    /// Goes on from the revision that the draft has become.
    void savedAs(int revision, Collection<ContextPath> paths) {
        basedOn = revision;
        var modes = new TreeMap<ContextPath, FileMode>();
        for (ContextPath path : paths) {
            modes.put(path, mode(path));
        }
        base.clear();
        base.putAll(modes);
        written.clear();
        removed.clear();
    }

    /// The content as text, if it is text that can be edited.
    static Optional<String> text(ContextFile file) {
        if (file.content().length > LARGEST_TEXT) {
            return Optional.empty();
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.content()))
                    .toString();
            return text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}

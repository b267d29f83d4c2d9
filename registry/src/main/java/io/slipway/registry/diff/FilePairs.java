package io.slipway.registry.diff;

import io.slipway.registry.context.ContextPath;
import io.slipway.registry.context.FileEntry;
import io.slipway.registry.context.Sha256;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which file of one list stands opposite to which of another: the one of the same path, or, where that is gone,
/// one of the same content.
final class FilePairs {
    private FilePairs() {}

    /// Two files that differ in anything; one of them may be missing.
    record Pair(
            FileDiff.Kind kind,
            @Nullable FileEntry from,
            @Nullable FileEntry to) {
        boolean sameContent() {
            return from != null && to != null && from.sha256().equals(to.sha256());
        }

        ContextPath path() {
            return (to == null ? Objects.requireNonNull(from) : to).path();
        }

        long size() {
            return Math.max(from == null ? 0 : from.size(), to == null ? 0 : to.size());
        }
    }

    static List<Pair> of(Collection<FileEntry> from, Collection<FileEntry> to) {
        var olds = byPath(from);
        var pairs = new ArrayList<Pair>();
        var added = new ArrayList<FileEntry>();
        for (var entry : to) {
            var before = olds.remove(entry.path());
            if (before == null) {
                added.add(entry);
            } else if (!before.equals(entry)) {
                pairs.add(new Pair(FileDiff.Kind.CHANGED, before, entry));
            }
        }
        var gone = byContent(olds.values());
        for (var entry : added) {
            var before = entry.size() == 0 ? null : taken(gone, entry.sha256());
            if (before == null) {
                pairs.add(new Pair(FileDiff.Kind.ADDED, null, entry));
            } else {
                olds.remove(before.path());
                pairs.add(new Pair(FileDiff.Kind.RENAMED, before, entry));
            }
        }
        olds.values().forEach(entry -> pairs.add(new Pair(FileDiff.Kind.REMOVED, entry, null)));
        pairs.sort(Comparator.comparing(Pair::path));
        return pairs;
    }

    private static Map<ContextPath, FileEntry> byPath(Collection<FileEntry> files) {
        var byPath = new TreeMap<ContextPath, FileEntry>();
        files.forEach(file -> byPath.put(file.path(), file));
        return byPath;
    }

    private static Map<Sha256, Deque<FileEntry>> byContent(Collection<FileEntry> files) {
        var byContent = new HashMap<Sha256, Deque<FileEntry>>();
        files.forEach(file -> byContent
                .computeIfAbsent(file.sha256(), _ -> new ArrayDeque<>())
                .add(file));
        return byContent;
    }

    private static @Nullable FileEntry taken(Map<Sha256, Deque<FileEntry>> gone, Sha256 content) {
        var candidates = gone.get(content);
        return candidates == null ? null : candidates.poll();
    }
}

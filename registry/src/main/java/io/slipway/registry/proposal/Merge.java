package io.slipway.registry.proposal;

import io.slipway.registry.context.ContextPath;
import io.slipway.registry.context.FileEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Brings changes that were made side by side together, as long as they are in different files: whatever only one
/// side changed is taken from there.
///
/// @param files the files of both; where they conflict, as they were proposed
/// @param conflicts what both changed, each in its own way
record Merge(List<FileEntry> files, List<ContextPath> conflicts) {
    static Merge of(Collection<FileEntry> base, Collection<FileEntry> newest, Collection<FileEntry> proposed) {
        var before = byPath(base);
        var ours = byPath(newest);
        var theirs = byPath(proposed);
        var paths = new TreeSet<>(before.keySet());
        paths.addAll(ours.keySet());
        paths.addAll(theirs.keySet());
        var files = new ArrayList<FileEntry>();
        var conflicts = new ArrayList<ContextPath>();
        for (var path : paths) {
            var old = before.get(path);
            var our = ours.get(path);
            var their = theirs.get(path);
            var unchangedByThem = Objects.equals(old, their);
            if (!unchangedByThem && !Objects.equals(old, our) && !Objects.equals(our, their)) {
                conflicts.add(path);
            }
            var taken = unchangedByThem ? our : their;
            if (taken != null) {
                files.add(taken);
            }
        }
        return new Merge(files, conflicts);
    }

    private static Map<ContextPath, FileEntry> byPath(Collection<FileEntry> files) {
        return files.stream()
                .collect(Collectors.toMap(FileEntry::path, Function.identity(), (one, _) -> one, TreeMap::new));
    }
}

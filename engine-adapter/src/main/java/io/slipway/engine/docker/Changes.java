package io.slipway.engine.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.ChangeLog;
import io.slipway.engine.FileChange;
import io.slipway.engine.FileChange.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What is otherwise in a container than in its image, without what the engine itself put there to start it: places
/// to mount at, and its own init.
record Changes(List<FileChange> own) {
    private static final Set<String> INIT = Set.of("/sbin/docker-init", "/usr/sbin/docker-init");

    static Changes of(List<ChangeLog> log, InspectContainerResponse container) {
        var engines = new HashSet<>(INIT);
        var tmpfs = container.getHostConfig().getTmpFs();
        if (tmpfs != null) {
            engines.addAll(tmpfs.keySet());
        }
        if (container.getMounts() != null) {
            container.getMounts().forEach(mount -> engines.add(String.valueOf(mount.getDestination())));
        }
        return of(log.stream().map(Changes::change).toList(), engines);
    }

    /// @param engines the paths that are the engine's own affair
    static Changes of(List<FileChange> all, Set<String> engines) {
        var engineMade = new HashSet<>(engines);
        engines.forEach(path -> engineMade.addAll(above(path)));
        var own = all.stream()
                .filter(change -> !engineMade.contains(change.path()))
                .sorted(Comparator.comparing(FileChange::path))
                .toList();
        var parents = new HashSet<String>();
        own.forEach(change -> parents.addAll(above(change.path())));
        return new Changes(own.stream()
                .filter(change -> change.kind() != Kind.CHANGED || !parents.contains(change.path()))
                .toList());
    }

    /// The paths to copy, so that everything that was added or changed is there; a directory comes with all in it.
    List<String> copies() {
        var copied = new HashSet<String>();
        return own.stream()
                .filter(change -> change.kind() != Kind.DELETED)
                .map(FileChange::path)
                .filter(path -> above(path).stream().noneMatch(copied::contains))
                .filter(copied::add)
                .toList();
    }

    private static FileChange change(ChangeLog entry) {
        var kind = switch (entry.getKind() == null ? 0 : entry.getKind()) {
            case 1 -> Kind.ADDED;
            case 2 -> Kind.DELETED;
            default -> Kind.CHANGED;
        };
        return new FileChange(kind, String.valueOf(entry.getPath()));
    }

    private static List<String> above(String path) {
        var parents = new ArrayList<String>();
        for (var slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            parents.add(path.substring(0, slash));
        }
        return parents;
    }
}

package io.slipway.registry.context;

import io.slipway.registry.InvalidException;
import java.util.Collection;
import java.util.List;

/// The files of one revision: without colliding names, with a Dockerfile at the root.
/// Files are sorted by path.
public final class BuildContext {
    private final List<ContextFile> files;
    private final ContextFile dockerfile;

    private BuildContext(List<ContextFile> files, ContextFile dockerfile) {
        this.files = files;
        this.dockerfile = dockerfile;
    }

    /// A context of these files, however many; [ContextLimits#check] tells whether it may be kept.
    public static BuildContext of(ContextFile... files) {
        return of(List.of(files));
    }

    /// A context of these files, however many; [ContextLimits#check] tells whether it may be kept.
    public static BuildContext of(Collection<ContextFile> files) {
        var collector = new ContextCollector(ContextLimits.NONE);
        files.forEach(collector::add);
        return collector.context();
    }

    static BuildContext ofSorted(List<ContextFile> files) {
        var dockerfile = files.stream()
                .filter(file -> file.path().equals(ContextPath.DOCKERFILE))
                .findFirst()
                .orElseThrow(() -> new InvalidException(
                        "the files", "there is no file named Dockerfile at the root of the context; add one"));
        return new BuildContext(List.copyOf(files), dockerfile);
    }

    public List<ContextFile> files() {
        return files;
    }

    /// The files without their content.
    public List<FileEntry> entries() {
        return files.stream().map(ContextFile::entry).toList();
    }

    /// The file named Dockerfile at the root.
    public ContextFile dockerfile() {
        return dockerfile;
    }
}

package io.slipway.registry.context;

import io.slipway.registry.InvalidException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What a `.dockerignore` keeps out of an upload, for the case that a `Dockerfile.dockerignore` comes after it and lets
/// it in. No more of it is held than a revision may have.
final class LeftOut {
    private final ContextLimits limits;
    private final List<ContextFile> files = new ArrayList<>();
    private long bytes;
    private boolean lost;

    LeftOut(ContextLimits limits) {
        this.limits = limits;
    }

    void add(ContextPath path, FileMode mode, long announced, ContextCollector.Content content) throws IOException {
        var allowed = Math.min(limits.maxFileBytes(), limits.maxBytes() - bytes);
        if (lost || files.size() == limits.maxFiles() || (announced != Long.MAX_VALUE && announced > allowed)) {
            lose();
            return;
        }
        var read = content.upTo(allowed + 1);
        if (read.length > allowed) {
            lose();
            return;
        }
        bytes += read.length;
        files.add(new ContextFile(path, mode, read));
    }

    /// @throws InvalidException when it was too much to be held
    List<ContextFile> takeAll() {
        if (lost) {
            throw new InvalidException(
                    "file '%s'".formatted(DockerIgnore.OF_DOCKERFILE),
                    "it comes after more than could be held of what %s leaves out; put it first, or remove %s"
                            .formatted(DockerIgnore.FILE, DockerIgnore.FILE));
        }
        var taken = List.copyOf(files);
        files.clear();
        return taken;
    }

    private void lose() {
        lost = true;
        files.clear();
    }
}

package io.slipway.registry.context;

import io.slipway.registry.InvalidException;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Takes in files one by one and refuses the first that breaks a limit or collides with an earlier one.
///
/// Names collide when they are the same after Unicode normalisation (NFC) and without regard to case, also
/// where a file meets a folder: such a context would differ from one file system to the next.
public final class ContextCollector {
    private final ContextLimits limits;
    private final List<ContextFile> files = new ArrayList<>();
    private final Map<String, String> taken = new HashMap<>();
    private final boolean ignoring;
    private final LeftOut leftOut;
    private DockerIgnore ignore = DockerIgnore.NOTHING;
    private boolean ignoreIsFinal;
    private long bytes;

    /// Takes everything that it is given.
    public ContextCollector(ContextLimits limits) {
        this(limits, false);
    }

    private ContextCollector(ContextLimits limits, boolean ignoring) {
        this.limits = limits;
        this.ignoring = ignoring;
        this.leftOut = new LeftOut(limits);
    }

    /// Leaves out what a `.dockerignore` among the files keeps out, or a `Dockerfile.dockerignore`, which comes first.
    /// What comes before it counts against the limits all the same.
    public static ContextCollector ofUpload(ContextLimits limits) {
        return new ContextCollector(limits, true);
    }

    /// Reads a file to its end, but never beyond the limits.
    public void add(ContextPath path, FileMode mode, InputStream content) throws IOException {
        add(path, mode, Long.MAX_VALUE, most -> content.readNBytes(Math.toIntExact(most)));
    }

    /// Takes a file of an announced size; what is too large is refused before it is read.
    void add(ContextPath path, FileMode mode, long announced, Content content) throws IOException {
        if (ignore.excludes(path)) {
            if (!ignoreIsFinal) {
                leftOut.add(path, mode, announced, content);
            }
            return;
        }
        var allowed = Math.min(limits.maxFileBytes(), limits.maxBytes() - bytes);
        if (announced != Long.MAX_VALUE && announced > allowed) {
            throw tooLarge(path, announced);
        }
        add(new ContextFile(path, mode, content.upTo(allowed + 1)));
    }

    /// Where the bytes of a file come from.
    @FunctionalInterface
    interface Content {
        byte[] upTo(long most) throws IOException;
    }

    /// Adds a file that is already in memory.
    public void add(ContextFile file) {
        claim(file.path());
        if (files.size() == limits.maxFiles()) {
            throw refused(file.path(), "it is one more than the %,d files that a revision may have", limits.maxFiles());
        }
        if (file.entry().size() > Math.min(limits.maxFileBytes(), limits.maxBytes() - bytes)) {
            throw tooLarge(file.path(), file.entry().size());
        }
        bytes += file.entry().size();
        files.add(file);
        if (ignoring) {
            heed(file);
        }
    }

    private void heed(ContextFile file) {
        if (file.path().equals(DockerIgnore.OF_DOCKERFILE)) {
            ignore = DockerIgnore.parse(file.text());
            ignoreIsFinal = true;
            leftOut.takeAll().stream()
                    .filter(earlier -> !ignore.excludes(earlier.path()))
                    .forEach(this::add);
        } else if (file.path().equals(DockerIgnore.FILE) && !ignoreIsFinal) {
            ignore = DockerIgnore.parse(file.text());
        }
    }

    /// The collected files; refused without a Dockerfile.
    public BuildContext context() {
        files.removeIf(file -> ignore.excludes(file.path()));
        files.sort((one, other) -> one.path().compareTo(other.path()));
        return BuildContext.ofSorted(files);
    }

    /// Claims the file's name, and those of its folders for folders only.
    private void claim(ContextPath path) {
        var value = path.value();
        for (var slash = value.indexOf('/'); slash >= 0; slash = value.indexOf('/', slash + 1)) {
            var folder = value.substring(0, slash + 1);
            var earlier = taken.putIfAbsent(folded(value.substring(0, slash)), folder);
            if (earlier != null && !earlier.equals(folder)) {
                throw collision(path, earlier);
            }
        }
        var earlier = taken.putIfAbsent(folded(value), value);
        if (earlier != null) {
            throw collision(path, earlier);
        }
    }

    private static InvalidException collision(ContextPath path, String earlier) {
        return refused(path, "its name collides with '%s' on file systems that ignore case or Unicode forms", earlier);
    }

    /// Upper case first: some letters, such as `ß` and the long `ſ`, only meet there.
    private static String folded(String name) {
        var composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        var folded = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    private InvalidException tooLarge(ContextPath path, long size) {
        return size > limits.maxFileBytes()
                ? refused(path, "it is larger than %,d bytes, the most for one file", limits.maxFileBytes())
                : refused(
                        path,
                        "with it the files are larger than %,d bytes, the most for a revision",
                        limits.maxBytes());
    }

    private static InvalidException refused(ContextPath path, String why, Object value) {
        return new InvalidException(
                "file '%s'".formatted(ContextPath.shown(path.value())), String.format(Locale.ENGLISH, why, value));
    }
}

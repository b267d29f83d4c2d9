package io.slipway.registry.diff;

import io.slipway.registry.context.ContextPath;
import io.slipway.registry.context.FileEntry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes differences as a unified diff with git's headers for modes and new names, which `patch -p1` and
/// `git apply` take.
final class PatchText {
    private static final int CONTEXT = 3;

    private final StringBuilder text = new StringBuilder();

    /// Adds a file.
    ///
    /// @param changes empty when the content is not compared, or is no text
    void file(FilePairs.Pair pair, Optional<LineChanges> changes) {
        var from = pair.from();
        var to = pair.to();
        var oldPath = from == null ? pair.path() : from.path();
        line("diff --git " + name("a/", oldPath) + " " + name("b/", pair.path()));
        modes(from, to);
        if (pair.kind() == FileDiff.Kind.RENAMED) {
            line("similarity index 100%");
            line("rename from " + name("", oldPath));
            line("rename to " + name("", pair.path()));
        }
        if (pair.sameContent()) {
            return;
        }
        if (changes.isEmpty()) {
            line("Binary files " + side("a/", from) + " and " + side("b/", to) + " differ");
        } else if (!changes.get().edits().isEmpty()) {
            line("--- " + side("a/", from));
            line("+++ " + side("b/", to));
            Hunks.of(changes.get(), CONTEXT, new EditScript.Budget(0)).forEach(this::hunk);
        }
    }

    private void modes(@Nullable FileEntry from, @Nullable FileEntry to) {
        if (from == null && to != null) {
            line("new file mode 10" + to.mode().octal());
        } else if (to == null && from != null) {
            line("deleted file mode 10" + from.mode().octal());
        } else if (from != null && to != null && from.mode() != to.mode()) {
            line("old mode 10" + from.mode().octal());
            line("new mode 10" + to.mode().octal());
        }
    }

    private void hunk(Hunk hunk) {
        line(hunk.header());
        for (var changed : hunk.lines()) {
            var mark = switch (changed.kind()) {
                case CONTEXT -> " ";
                case REMOVED -> "-";
                case ADDED -> "+";
            };
            line(mark + changed.text());
            if (changed.endsOpen()) {
                line("\\ No newline at end of file");
            }
        }
    }

    private static String side(String prefix, @Nullable FileEntry entry) {
        return entry == null ? "/dev/null" : name(prefix, entry.path());
    }

    /// Names with blanks or quotes are quoted, so that no reader takes them for two. (A path has no backslash and no
    /// control characters.)
    private static String name(String prefix, ContextPath path) {
        var name = prefix + path.value();
        return name.indexOf('"') < 0 && name.indexOf(' ') < 0 ? name : '"' + name.replace("\"", "\\\"") + '"';
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

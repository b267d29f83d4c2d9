package io.slipway.registry.diff;

import io.slipway.registry.NotFoundException;
import io.slipway.registry.context.FileEntry;
import io.slipway.registry.context.Sha256;
import io.slipway.registry.diff.FileDiff.Content;
import io.slipway.registry.script.StoredContents;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Compares lists of files: first by their hashes, then, for what differs, by the lines of their texts. Only the
/// content of what differs is read, in one query.
@Component
public class FileDiffs {
    private final StoredContents contents;

    FileDiffs(StoredContents contents) {
        this.contents = contents;
    }

    /// What differs, as it is shown.
    public ContentDiff between(Collection<FileEntry> from, Collection<FileEntry> to, DiffOptions options) {
        var limits = DiffLimits.of(options);
        var pairs = FilePairs.of(from, to).stream()
                .filter(pair -> options.path() == null || options.path().equals(pair.path()))
                .toList();
        if (options.path() != null && pairs.isEmpty()) {
            throw new NotFoundException("changed file", options.path().value());
        }
        var comparison = new Comparison(loaded(pairs, limits), options, limits);
        return new ContentDiff(pairs.stream().map(comparison::of).toList());
    }

    /// The same as a text that `patch -p1` takes. White space always counts here.
    public String patch(Collection<FileEntry> from, Collection<FileEntry> to) {
        var limits = DiffLimits.WHOLE;
        var pairs = FilePairs.of(from, to);
        var loaded = loaded(pairs, limits);
        var budget = new EditScript.Budget(limits.steps());
        var patch = new PatchText();
        pairs.forEach(pair -> patch.file(
                pair, loaded.lines(pair).map(texts -> LineChanges.between(texts.from(), texts.to(), false, budget))));
        return patch.toString();
    }

    private Loaded loaded(List<FilePairs.Pair> pairs, DiffLimits limits) {
        var wanted = new ArrayList<FileEntry>();
        var compared = new HashSet<FilePairs.Pair>();
        var bytes = 0L;
        for (var pair : pairs) {
            if (!pair.sameContent() && pair.size() <= limits.fileBytes()) {
                bytes += pair.size();
                if (bytes <= limits.totalBytes()) {
                    compared.add(pair);
                    Stream.of(Optional.ofNullable(pair.from()), Optional.ofNullable(pair.to()))
                            .flatMap(Optional::stream)
                            .forEach(wanted::add);
                }
            }
        }
        return new Loaded(compared, contents.of(wanted));
    }

    private record Texts(TextLines from, TextLines to) {}

    /// What was read: the pairs to compare, and their contents.
    private record Loaded(Set<FilePairs.Pair> compared, Map<Sha256, byte[]> contents) {
        /// Both texts; empty when the pair is not compared or one side is no text.
        Optional<Texts> lines(FilePairs.Pair pair) {
            if (!compared.contains(pair)) {
                return Optional.empty();
            }
            return text(pair.from()).flatMap(from -> text(pair.to()).map(to -> new Texts(from, to)));
        }

        private Optional<TextLines> text(@Nullable FileEntry entry) {
            if (entry == null) {
                return Optional.of(TextLines.NONE);
            }
            var content = contents.get(entry.sha256());
            if (content == null) {
                throw new NotFoundException("file", entry.path().value()); // deleted meanwhile
            }
            return TextLines.of(content);
        }
    }

    /// Compares pair by pair, with what is left of the limits.
    private static final class Comparison {
        private final Loaded loaded;
        private final DiffOptions options;
        private final DiffLimits limits;
        private final EditScript.Budget budget;
        private int linesLeft;

        Comparison(Loaded loaded, DiffOptions options, DiffLimits limits) {
            this.loaded = loaded;
            this.options = options;
            this.limits = limits;
            this.budget = new EditScript.Budget(limits.steps());
            this.linesLeft = limits.totalLines();
        }

        FileDiff of(FilePairs.Pair pair) {
            return new FileDiff(pair.kind(), pair.from(), pair.to(), content(pair));
        }

        private Content content(FilePairs.Pair pair) {
            if (pair.sameContent()) {
                return new Content.Same();
            }
            if (pair.size() > limits.fileBytes()) {
                return new Content.Left("larger than %d MiB".formatted(limits.fileBytes() >> 20));
            }
            if (!loaded.compared().contains(pair)) {
                return new Content.Left("too much changed to read all of it here");
            }
            return loaded.lines(pair).map(this::text).orElseGet(Content.Binary::new);
        }

        private Content text(Texts texts) {
            var changes = LineChanges.between(texts.from(), texts.to(), options.ignoreWhitespace(), budget);
            if (changes.edits().isEmpty() && options.ignoreWhitespace()) {
                return new Content.Same();
            }
            var hunks = Hunks.of(changes, options.context(), budget);
            return shortened(hunks, changes);
        }

        private Content shortened(List<Hunk> hunks, LineChanges changes) {
            var room = Math.min(limits.fileLines(), linesLeft);
            var shown = new ArrayList<Hunk>();
            var hidden = 0;
            for (var hunk : hunks) {
                var part = first(hunk, room);
                part.ifPresent(shown::add);
                var lines = part.map(it -> it.lines().size()).orElse(0);
                room -= lines;
                linesLeft -= lines;
                hidden += hunk.lines().size() - lines;
            }
            return new Content.Text(shown, changes.added(), changes.removed(), hidden);
        }

        private static Optional<Hunk> first(Hunk hunk, int most) {
            if (hunk.lines().size() <= most) {
                return Optional.of(hunk);
            }
            return most <= 0
                    ? Optional.empty()
                    : Optional.of(new Hunk(
                            hunk.oldStart(),
                            hunk.oldLines(),
                            hunk.newStart(),
                            hunk.newLines(),
                            hunk.lines().subList(0, most)));
        }
    }
}

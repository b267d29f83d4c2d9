package io.slipway.registry.diff.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.slipway.registry.context.FileEntry;
import io.slipway.registry.diff.DiffLine;
import io.slipway.registry.diff.FileDiff;
import io.slipway.registry.diff.FileDiff.Content;
import io.slipway.registry.diff.Hunk;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What became of one file.
///
/// @param content `text`, `binary`, `same` (only name or mode differ) or `left` (not compared)
/// @param note why the content is not compared, or what is not shown
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FileDiffBody(
        String path,
        @Nullable String oldPath,
        String kind,
        @Nullable String oldMode,
        @Nullable String newMode,
        @Nullable Long oldSize,
        @Nullable Long newSize,
        String content,
        int added,
        int removed,
        @Nullable String note,
        List<HunkBody> hunks) {
    /// The body of a file's difference.
    public static FileDiffBody of(FileDiff file) {
        var from = file.from();
        var to = file.to();
        var text = file.content() instanceof Content.Text it ? it : null;
        return new FileDiffBody(
                file.path().value(),
                file.oldPath().equals(file.path()) ? null : file.oldPath().value(),
                file.kind().name().toLowerCase(Locale.ROOT),
                mode(from),
                mode(to),
                from == null ? null : from.size(),
                to == null ? null : to.size(),
                word(file.content()),
                text == null ? 0 : text.added(),
                text == null ? 0 : text.removed(),
                note(file.content()),
                text == null
                        ? List.of()
                        : text.hunks().stream().map(HunkBody::of).toList());
    }

    private static @Nullable String mode(@Nullable FileEntry entry) {
        return entry == null ? null : entry.mode().octal();
    }

    private static String word(Content content) {
        return switch (content) {
            case Content.Text _ -> "text";
            case Content.Binary _ -> "binary";
            case Content.Same _ -> "same";
            case Content.Left _ -> "left";
        };
    }

    private static @Nullable String note(Content content) {
        return switch (content) {
            case Content.Left left -> left.why();
            case Content.Text text when text.hidden() > 0 -> "%d more lines are not shown".formatted(text.hidden());
            case Content.Text _, Content.Binary _, Content.Same _ -> null;
        };
    }

    /// Changes that are near each other.
    public record HunkBody(int oldStart, int oldLines, int newStart, int newLines, List<LineBody> lines) {
        static HunkBody of(Hunk hunk) {
            return new HunkBody(
                    hunk.oldStart(),
                    hunk.oldLines(),
                    hunk.newStart(),
                    hunk.newLines(),
                    hunk.lines().stream().map(LineBody::of).toList());
        }
    }

    /// A line: `context`, `removed` or `added`.
    ///
    /// @param changes pairs of characters from and to which the line differs from the one opposite
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LineBody(
            String kind,
            @Nullable Integer oldNumber,
            @Nullable Integer newNumber,
            String text,
            @Nullable List<List<Integer>> changes,
            @Nullable Boolean noNewline) {
        static LineBody of(DiffLine line) {
            return new LineBody(
                    line.kind().name().toLowerCase(Locale.ROOT),
                    line.oldNumber() == 0 ? null : line.oldNumber(),
                    line.newNumber() == 0 ? null : line.newNumber(),
                    line.text(),
                    line.changes().isEmpty()
                            ? null
                            : line.changes().stream()
                                    .map(span -> List.of(span.start(), span.end()))
                                    .toList(),
                    line.endsOpen() ? true : null);
        }
    }
}

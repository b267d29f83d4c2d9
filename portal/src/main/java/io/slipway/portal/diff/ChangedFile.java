package io.slipway.portal.diff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Section;
import io.slipway.registry.context.FileEntry;
import io.slipway.registry.diff.FileDiff;
import io.slipway.registry.diff.FileDiff.Content;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// One file of a difference: its name with what became of it, and its lines.
final class ChangedFile extends NativeDetails {
    private static final long serialVersionUID = 1L;

    private static final String LINE = "Number(event.target.dataset.n)";

    private @Nullable Div lines;

    /// @param wholeAt where more of the file's difference is shown; null when this is all there is
    ChangedFile(FileDiff file, DiffLayout layout, @Nullable String wholeAt) {
        addClassName("diff-file");
        setOpen(true);
        setSummary(summary(file));
        setContent(content(file, layout, wholeAt));
    }

    /// Tells the number of a line of the new file when somebody clicks on it.
    void onLine(IntConsumer told) {
        var block = lines;
        if (block == null) {
            return;
        }
        block.addClassName("with-lines");
        block.getElement()
                .addEventListener(
                        "click",
                        event -> told.accept(event.getEventData().get(LINE).asInt()))
                .addEventData(LINE)
                .setFilter("event.target.matches('td.no.new[data-n]')");
    }

    private static Component summary(FileDiff file) {
        var name = new Span(
                file.oldPath().equals(file.path()) ? file.path().value() : file.oldPath() + " → " + file.path());
        name.addClassNames("mono", "name");
        var row = Section.div("diff-file-head", name, kind(file));
        if (file.modeChanged() && file.to() != null) {
            row.add(new Span("mode " + file.to().mode().octal()));
        }
        counts(file).ifPresent(row::add);
        return row;
    }

    /// A word for what became of a file, told by its form and colour as well.
    static Span kind(FileDiff file) {
        var kind = new Span(Formats.word(file.kind()));
        kind.addClassNames("diff-kind", Formats.word(file.kind()));
        return kind;
    }

    static Optional<Component> counts(FileDiff file) {
        if (!(file.content() instanceof Content.Text text)) {
            return Optional.empty();
        }
        var added = new Span("+%,d".formatted(text.added()));
        added.addClassName("added");
        var removed = new Span("−%,d".formatted(text.removed()));
        removed.addClassName("removed");
        return Optional.of(Section.div("diff-counts", added, removed));
    }

    private Component content(FileDiff file, DiffLayout layout, @Nullable String wholeAt) {
        return switch (file.content()) {
            case Content.Same _ -> note("The content is the same.");
            case Content.Binary _ -> note("Not a text: " + sizes(file) + ".");
            case Content.Left left -> note("Not compared here: %s (%s).".formatted(left.why(), sizes(file)), wholeAt);
            case Content.Text text when text.hunks().isEmpty() && text.hidden() == 0 -> note("An empty file.");
            case Content.Text text -> lines(file, text, layout, wholeAt);
        };
    }

    private Component lines(FileDiff file, Content.Text text, DiffLayout layout, @Nullable String wholeAt) {
        var block = new Div();
        block.addClassName("diff-lines");
        block.getElement()
                .setProperty("innerHTML", FileMarkup.of(text, layout))
                .setAttribute("role", "region")
                .setAttribute("tabindex", "0")
                .setAttribute("data-path", file.path().value())
                .setAttribute("aria-label", "Changes in " + file.path());
        lines = block;
        return text.hidden() == 0
                ? block
                : new Div(block, note("%,d more lines are not shown.".formatted(text.hidden()), wholeAt));
    }

    private static Component note(String words) {
        return note(words, null);
    }

    private static Component note(String words, @Nullable String wholeAt) {
        var note = new Paragraph(words);
        note.addClassNames("diff-note", "muted");
        if (wholeAt != null) {
            note.add(" ");
            note.add(new Anchor(wholeAt, "Show this file alone"));
        }
        return note;
    }

    private static String sizes(FileDiff file) {
        return size(file.from(), "nothing") + " → " + size(file.to(), "nothing");
    }

    private static String size(@Nullable FileEntry entry, String none) {
        return entry == null ? none : Formats.size(entry.size());
    }
}

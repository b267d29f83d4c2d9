package io.slipway.portal.script;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Callout;
import io.slipway.portal.shell.FileEditor;
import io.slipway.portal.shell.Notices;
import io.slipway.portal.shell.Section;
import io.slipway.registry.InvalidException;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.context.ContextLimits;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.context.FileEntry;
import io.slipway.registry.context.FileMode;
import io.slipway.registry.dockerfile.lint.DockerfileLint;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where the files of a draft are written: their list at the left, the open one with its problems beside it.
final class EditorDesk extends Div {
    private static final long serialVersionUID = 1L;

    private final transient FileDraft draft;
    private final transient Function<ContextPath, ContextFile> stored;
    private final transient ContextLimits limits;
    private final transient Supplier<Component> largeArchives;
    private final FileEditor editor = new FileEditor();
    private final FileBar bar = new FileBar(this::changeMode, this::rename);
    private final Div binary = new Div();
    private FileList list;
    private @Nullable ContextPath current;

    /// @param stored reads a file as it is in the revision that the draft is based on
    /// @param largeArchives how an archive comes in that is too large for here
    /// @param saveAsked called when the keys for it are pressed in the text
    EditorDesk(
            FileDraft draft,
            Function<ContextPath, ContextFile> stored,
            ContextLimits limits,
            Supplier<Component> largeArchives,
            Runnable saveAsked) {
        this.draft = draft;
        this.stored = stored;
        this.limits = limits;
        this.largeArchives = largeArchives;
        addClassName("editor-frame");
        editor.addTextChangedListener(event -> written(event.path(), event.text()));
        editor.addSaveAskedListener(_ -> saveAsked.run());
        binary.setVisible(false);
        list = list();
        add(list, Section.stack(bar, editor, binary));
        open(ContextPath.DOCKERFILE);
    }

    private FileList list() {
        var files = new FileList(draft, this::open, this::remove, this::create);
        files.add(new EditorUploads(draft, limits, largeArchives, this::arrived));
        return files;
    }

    /// Begins anew with what is in the draft now, at the file that is open.
    void renew() {
        var files = list();
        replace(list, files);
        list = files;
        open(current == null ? ContextPath.DOCKERFILE : current);
    }

    /// Shows a line of the Dockerfile.
    void goTo(int line) {
        open(ContextPath.DOCKERFILE);
        editor.goTo(line);
    }

    /// Whether the browser asks before it leaves the page.
    void setUnsaved(boolean unsaved) {
        editor.setUnsaved(unsaved);
    }

    private void open(ContextPath path) {
        current = path;
        var file = file(path);
        bar.show(path, draft.mode(path));
        var text = FileDraft.text(file);
        editor.setVisible(text.isPresent());
        binary.setVisible(text.isEmpty());
        text.ifPresentOrElse(content -> editor.show(path.value(), content, true), () -> describeBinary(file.entry()));
        text.ifPresent(content -> check(path, content));
        list.show(current);
    }

    private ContextFile file(ContextPath path) {
        return draft.written(path).orElseGet(() -> stored.apply(path));
    }

    private void describeBinary(FileEntry entry) {
        binary.removeAll();
        binary.add(Callout.working(
                entry.path().fileName() + " is not a text",
                "It has %,d bytes and goes into the build as it is. Upload a file of the same name to replace it."
                        .formatted(entry.size())));
    }

    private void changeMode(ContextPath path, FileMode mode) {
        draft.put(new ContextFile(path, mode, file(path).content()));
        editor.setUnsaved(true);
        list.show(current);
    }

    private boolean rename(ContextPath from, String typed) {
        return Attempt.run(() -> {
            var to = ContextPath.of(typed);
            if (draft.contains(to)) {
                throw new InvalidException("path", "there is a file '%s' already".formatted(to.value()));
            }
            draft.put(new ContextFile(to, draft.mode(from), file(from).content()));
            draft.remove(from);
            editor.forget(from.value());
            editor.setUnsaved(true);
            open(to);
        });
    }

    private void written(String path, String text) {
        var file = ContextPath.of(path);
        if (!draft.contains(file)) {
            return; // a late word about a file that is gone
        }
        var first = draft.written(file).isEmpty();
        draft.write(file, text);
        check(file, text);
        if (first) {
            list.show(current);
        }
    }

    private void check(ContextPath path, String text) {
        if (!path.equals(current)) {
            return; // the last words about a file that was left
        }
        if (path.equals(ContextPath.DOCKERFILE)) {
            editor.showProblems(Problems.of(DockerfileLint.check(text)));
        } else {
            editor.showProblems(List.of());
        }
    }

    private void create(String typed) {
        Attempt.of(() -> ContextPath.of(typed)).ifPresent(path -> {
            if (!draft.contains(path)) {
                draft.put(ContextFile.text(path.value(), ""));
                editor.setUnsaved(true);
            }
            open(path);
        });
    }

    private void arrived(EditorUploads.Arrival arrival) {
        var files = arrival.taken();
        Stream.concat(files.stream(), arrival.gone().stream()).forEach(path -> editor.forget(path.value()));
        editor.setUnsaved(true);
        open(files.size() == 1 || !draft.contains(ContextPath.DOCKERFILE) ? files.getFirst() : ContextPath.DOCKERFILE);
    }

    private void remove(ContextPath path) {
        var before = draft.written(path);
        draft.remove(path);
        editor.forget(path.value());
        editor.setUnsaved(true);
        if (path.equals(current)) {
            open(ContextPath.DOCKERFILE);
        }
        list.show(current);
        Notices.undoable("Removed " + path, () -> {
            draft.restore(path);
            before.ifPresent(draft::put);
            open(path);
        });
    }
}

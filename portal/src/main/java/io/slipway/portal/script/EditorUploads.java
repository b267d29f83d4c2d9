package io.slipway.portal.script;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.slipway.portal.shell.Callout;
import io.slipway.portal.shell.FolderUpload;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Notices;
import io.slipway.portal.shell.Section;
import io.slipway.registry.context.ContextLimits;
import io.slipway.registry.context.ContextPath;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Where the editor takes files, folders and archives; what was refused stays listed until the next upload.
final class EditorUploads extends Div {
    private static final long serialVersionUID = 1L;

    private final transient FileDraft draft;
    private final transient ContextLimits limits;
    private final transient Supplier<Component> largeArchives;
    private final transient Consumer<Arrival> arrived;
    private final Div problems = new Div();
    private transient UploadBatch batch;

    /// What an upload did to the draft.
    ///
    /// @param gone what an archive replaced and did not have itself
    record Arrival(List<ContextPath> taken, Set<ContextPath> gone) {}

    /// @param largeArchives how an archive comes in that is too large for here
    EditorUploads(FileDraft draft, ContextLimits limits, Supplier<Component> largeArchives, Consumer<Arrival> arrived) {
        this.draft = draft;
        this.limits = limits;
        this.largeArchives = largeArchives;
        this.arrived = arrived;
        this.batch = new UploadBatch(draft, limits);
        addClassName("uploads");
        var upload = new FolderUpload(limits.maxFileBytes(), (path, content) -> batch.add(path, content));
        upload.setDropLabel(new Span("or drop files and folders"));
        upload.addStartedListener(_ -> problems.removeAll());
        upload.addFileRejectedListener(event -> {
            batch.refuseLarge(event.getFileName());
            showRefused();
        });
        upload.addAllFinishedListener(_ -> {
            upload.clearFileList();
            finished();
        });
        add(Section.row(upload.folderButton()), upload, problems);
    }

    private void finished() {
        var archives = batch.archives();
        if (archives.isEmpty()) {
            settle();
        } else {
            ask(archives.getFirst());
        }
    }

    private void ask(String archive) {
        new ArchiveDialog(
                        archive,
                        choice -> {
                            choice.take(batch, archive);
                            finished();
                        },
                        () -> {
                            batch.leave(archive);
                            finished();
                        })
                .open();
    }

    private void settle() {
        batch.leaveOutIgnored();
        var arrival = new Arrival(List.copyOf(batch.taken()), batch.gone());
        showRefused();
        batch = new UploadBatch(draft, limits);
        if (!arrival.taken().isEmpty()) {
            Notices.done(words(arrival));
            arrived.accept(arrival);
        }
    }

    private static String words(Arrival arrival) {
        var taken = Formats.count(arrival.taken().size(), "file", "files");
        return arrival.gone().isEmpty()
                ? "Took %s into the draft; save it as a revision".formatted(taken)
                : "Took %s into the draft in place of %d others; save it as a revision"
                        .formatted(taken, arrival.gone().size());
    }

    private void showRefused() {
        problems.removeAll();
        if (batch.refused().isEmpty()) {
            return;
        }
        var list = new UnorderedList();
        batch.refused().values().forEach(why -> list.add(new ListItem(why)));
        var callout =
                Callout.failed("Not taken: " + Formats.count(batch.refused().size(), "file", "files"), null);
        callout.add(list);
        if (batch.refusedArchive()) {
            callout.add(largeArchives.get());
        }
        problems.add(callout);
    }
}

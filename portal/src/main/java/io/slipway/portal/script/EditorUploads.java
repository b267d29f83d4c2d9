package io.slipway.portal.script;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
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
import java.util.function.Consumer;

/// Where the editor takes files, folders and archives; what was refused stays listed until the next upload.
final class EditorUploads extends Div {
    private static final long serialVersionUID = 1L;

    private final transient FileDraft draft;
    private final transient ContextLimits limits;
    private final transient Consumer<List<ContextPath>> taken;
    private final Div problems = new Div();
    private transient UploadBatch batch;

    /// @param taken told which files came into the draft
    EditorUploads(FileDraft draft, ContextLimits limits, Consumer<List<ContextPath>> taken) {
        this.draft = draft;
        this.limits = limits;
        this.taken = taken;
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
        var dialog = new ConfirmDialog();
        dialog.setHeader("Unpack " + archive + "?");
        dialog.setText("Its files come into the script; those of the same name are replaced. Nothing is saved yet.");
        dialog.setConfirmText("Unpack");
        dialog.setRejectable(true);
        dialog.setRejectText("Keep it as one file");
        dialog.addConfirmListener(_ -> {
            batch.unpack(archive);
            finished();
        });
        dialog.addRejectListener(_ -> {
            batch.keep(archive);
            finished();
        });
        dialog.open();
    }

    private void settle() {
        batch.leaveOutIgnored();
        var arrived = List.copyOf(batch.taken());
        showRefused();
        batch = new UploadBatch(draft, limits);
        if (!arrived.isEmpty()) {
            Notices.done("Took %s into the draft; save it as a revision"
                    .formatted(Formats.count(arrived.size(), "file", "files")));
            taken.accept(arrived);
        }
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
        problems.add(callout);
    }
}

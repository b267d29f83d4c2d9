package io.slipway.portal.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Takes files and whole folders, dropped or chosen, one after the other; what is refused stays in its list with the
/// reason.
@JsModule("./slipway/folders.ts")
public final class FolderUpload extends Upload {
    private static final long serialVersionUID = 1L;
    private static final String PATH = "X-Slipway-Path";

    /// Takes in what somebody uploads, while the page is locked.
    @FunctionalInterface
    public interface Receiver {
        /// @param path relative to what was dropped, as the browser says; not checked
        /// @return why the file is refused; null when it is taken
        @Nullable
        String receive(String path, byte[] content);
    }

    /// @param most bytes of one file
    public FolderUpload(long most, Receiver receiver) {
        setUploadHandler((UploadHandler) event -> receive(event, most, receiver));
        setMaxFileSize(Math.toIntExact(most));
        setDropAllowed(true);
        setUploadButton(new Button("Upload files", VaadinIcon.UPLOAD.create()));
    }

    /// A button that lets people choose a folder. It is no part of this component and is put beside it.
    public Button folderButton() {
        var button = new Button("Upload a folder", VaadinIcon.FOLDER_OPEN_O.create());
        // in the browser, since a file chooser opens only while a click is being handled
        button.addAttachListener(_ -> button.getElement()
                .executeJs("this.addEventListener('click', () => window.slipwayFolders.choose($0))", getElement()));
        return button;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement().executeJs("window.slipwayFolders.teach(this)");
    }

    private static void receive(UploadEvent event, long most, Receiver receiver) throws IOException {
        byte[] content;
        try (var stream = event.getInputStream()) {
            content = stream.readNBytes(Math.toIntExact(Math.min(most + 1, Integer.MAX_VALUE - 8)));
        }
        if (content.length > most) {
            event.reject(String.format(Locale.ENGLISH, "It has more than %,d bytes, the most for one file.", most));
            return;
        }
        var path = path(event);
        var refusal = new AtomicReference<@Nullable String>();
        event.getUI().accessSynchronously(() -> refusal.set(receiver.receive(path, content)));
        var why = refusal.get();
        if (why != null) {
            event.reject(why);
        }
    }

    private static String path(UploadEvent event) {
        var sent = event.getRequest().getHeader(PATH);
        return sent == null ? event.getFileName() : URLDecoder.decode(sent.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

package io.slipway.portal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// The editor of text files; Dockerfiles are checked while they are written.
@Tag("slipway-editor")
@JsModule("./slipway/editor.ts")
@NpmPackage(value = "@codemirror/autocomplete", version = "6.20.0")
@NpmPackage(value = "@codemirror/commands", version = "6.11.1")
@NpmPackage(value = "@codemirror/language", version = "6.13.1")
@NpmPackage(value = "@codemirror/legacy-modes", version = "6.5.5")
@NpmPackage(value = "@codemirror/lint", version = "6.9.8")
@NpmPackage(value = "@codemirror/state", version = "6.7.6")
@NpmPackage(value = "@codemirror/view", version = "6.43.15")
@NpmPackage(value = "@lezer/highlight", version = "1.2.5")
public final class FileEditor extends Component implements HasStyle {
    private static final long serialVersionUID = 1L;
    private static final JsonMapper JSON = new JsonMapper();

    /// Something to mend, and how; lines count from 1.
    public record Problem(int line, int from, int to, String severity, String rule, String message, String fix) {
        /// A problem of the whole line; the severity is `error`, `warning` or `info`.
        public static Problem ofLine(int line, String severity, String rule, String message, String fix) {
            var sentence =
                    message.isEmpty() ? message : Character.toUpperCase(message.charAt(0)) + message.substring(1);
            return new Problem(line, 0, 0, severity, rule, sentence, fix);
        }
    }

    /// The text of a file as the user left it a moment ago.
    @DomEvent("text-changed")
    public static final class TextChanged extends ComponentEvent<FileEditor> {
        private static final long serialVersionUID = 1L;
        private final String path;
        private final String text;

        public TextChanged(
                FileEditor source,
                boolean fromClient,
                @EventData("event.detail.path") String path,
                @EventData("event.detail.text") String text) {
            super(source, fromClient);
            this.path = path;
            this.text = text;
        }

        public String path() {
            return path;
        }

        public String text() {
            return text;
        }
    }

    /// The user asked to save, with the keyboard.
    @DomEvent("save-asked")
    public static final class SaveAsked extends ComponentEvent<FileEditor> {
        private static final long serialVersionUID = 1L;

        public SaveAsked(FileEditor source, boolean fromClient) {
            super(source, fromClient);
        }
    }

    public void show(String path, String text, boolean editable) {
        getElement().callJsFunction("showFile", path, text, editable);
    }

    /// Drops what the editor remembers of a file that is gone.
    public void forget(String path) {
        getElement().callJsFunction("forgetFile", path);
    }

    public void showProblems(List<Problem> problems) {
        getElement().callJsFunction("showProblems", JSON.valueToTree(problems));
    }

    /// Whether the browser asks before it closes the tab.
    public void setUnsaved(boolean unsaved) {
        getElement().callJsFunction("setUnsaved", unsaved);
    }

    public void goTo(int line) {
        getElement().callJsFunction("goTo", line);
    }

    public Registration addTextChangedListener(ComponentEventListener<TextChanged> listener) {
        return addListener(TextChanged.class, listener);
    }

    public Registration addSaveAskedListener(ComponentEventListener<SaveAsked> listener) {
        return addListener(SaveAsked.class, listener);
    }
}

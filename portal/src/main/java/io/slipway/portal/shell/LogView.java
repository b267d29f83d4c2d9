package io.slipway.portal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/// Program output, readable while it grows: follows at its end, can be searched and downloaded.
///
/// Lines become text nodes in the browser; of control sequences only colours are understood.
@Tag("slipway-log")
@JsModule("./slipway/log.ts")
public final class LogView extends Component implements HasStyle {
    private static final long serialVersionUID = 1L;
    private static final JsonMapper JSON = new JsonMapper();

    /// Where lines come from: begins to write whole lines, and says how to end it.
    @FunctionalInterface
    public interface Source {
        Runnable begin(Consumer<String> text);
    }

    /// @param label what the log is of, for people who cannot see the page
    /// @param download path of the whole log as a text file
    public LogView(String label, String download) {
        getElement().setAttribute("label", label);
        getElement().setAttribute("download", download);
    }

    /// What to say as long as there is no line.
    public LogView whenEmpty(String sentence) {
        getElement().setAttribute("empty", sentence);
        return this;
    }

    /// Shows what the source writes from attach to detach. Whatever comes while the page is busy goes in one batch.
    public LogView follow(Source source) {
        var buffer = new StringBuffer();
        Live.<String>show(
                this,
                _ -> {
                    var ui = getUI().orElseThrow();
                    clear();
                    return source.begin(text -> {
                        buffer.append(text);
                        Live.push(ui, this, () -> flush(buffer));
                    });
                },
                _ -> {});
        return this;
    }

    private void flush(StringBuffer buffer) {
        synchronized (buffer) {
            if (!buffer.isEmpty()) {
                append(buffer.toString().lines().toList());
                buffer.setLength(0);
            }
        }
    }

    public void append(List<String> lines) {
        if (!lines.isEmpty()) {
            getElement().callJsFunction("appendLines", JSON.valueToTree(lines));
        }
    }

    public void clear() {
        getElement().callJsFunction("clearLines");
    }
}

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

    /// Each line begins with the time at which it was written, as an instant and a space; readers see it on demand.
    public LogView withTimes() {
        getElement().setAttribute("times", true);
        return this;
    }

    /// It begins with at most so many lines from before it was opened, and says so.
    public LogView fromLast(int lines) {
        getElement().setAttribute("tail", Integer.toString(lines));
        return this;
    }

    /// Shows what the source writes from attach to detach. Whatever comes while the page is busy goes in one batch,
    /// and the source waits for a browser that cannot keep up.
    public LogView follow(Source source) {
        Live.<String>show(
                this,
                _ -> {
                    var ui = getUI().orElseThrow();
                    clear();
                    var text = new PacedText(flush -> Live.push(ui, this, flush), this::append);
                    var end = source.begin(text::write);
                    return () -> {
                        text.end();
                        end.run();
                    };
                },
                _ -> {});
        return this;
    }

    private void append(List<String> lines, Runnable taken) {
        getElement().callJsFunction("appendLines", JSON.valueToTree(lines)).then(_ -> taken.run(), _ -> taken.run());
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

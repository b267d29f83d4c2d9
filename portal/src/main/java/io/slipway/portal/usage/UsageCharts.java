package io.slipway.portal.usage;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import io.slipway.portal.shell.Live;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/// Pictures of what a container uses, growing by the second, with the numbers beneath.
@Tag("slipway-usage")
@JsModule("./slipway/usage.ts")
final class UsageCharts extends Component implements HasStyle {
    private static final long serialVersionUID = 1L;
    private static final JsonMapper JSON = new JsonMapper();

    /// @param cpus as many as the container may keep busy
    UsageCharts(double cpus, int processes) {
        getElement().setAttribute("cpus", Double.toString(cpus));
        getElement().setAttribute("processes", Integer.toString(processes));
    }

    /// Shows the looks of the subscription from attach to detach.
    UsageCharts follow(Live.Subscription<List<Usage>> looks) {
        Live.<List<Usage>>show(this, listener -> begin(looks, listener), this::add);
        return this;
    }

    private Runnable begin(Live.Subscription<List<Usage>> looks, Consumer<List<Usage>> listener) {
        getElement().callJsFunction("clearLooks");
        return looks.begin(listener);
    }

    private void add(List<Usage> looks) {
        getElement()
                .callJsFunction(
                        "addLooks",
                        JSON.valueToTree(
                                looks.stream().map(UsageCharts::numbers).toList()));
    }

    /// In the order in which the browser wants them.
    private static List<Number> numbers(Usage look) {
        return List.of(
                look.at().toEpochMilli(),
                look.cpus(),
                look.memoryBytes(),
                look.memoryLimitBytes(),
                look.receivedPerSecond(),
                look.sentPerSecond(),
                look.readPerSecond(),
                look.writtenPerSecond(),
                look.processes());
    }
}

package io.slipway.portal.deployment;

import com.vaadin.flow.component.html.Div;
import io.slipway.engine.LogLine;
import io.slipway.engine.LogRequest;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Callout;
import io.slipway.portal.shell.LogView;
import io.slipway.registry.SlipwayException;
import java.util.stream.Collectors;

/// What a container writes, from its last lines on, while it writes.
class ContainerLog extends Div {
    private static final long serialVersionUID = 1L;
    private static final int LAST_LINES = 5_000;

    ContainerLog(DeploymentLogService logs, CurrentCaller caller, ContainerChoice choice) {
        var view = new LogView("Container log", choice.address() + "/logs")
                .whenEmpty("The container has written nothing yet.")
                .withTimes()
                .fromLast(LAST_LINES)
                .follow(text -> {
                    try {
                        return logs.follow(
                                caller.require(),
                                choice,
                                LogRequest.follow(LAST_LINES).withTimestamps(),
                                lines -> text.accept(lines.stream()
                                        .map(ContainerLog::written)
                                        .collect(Collectors.joining("\n", "", "\n"))))::remove;
                    } catch (SlipwayException e) {
                        removeAll();
                        add(Callout.warning("No log to show", e.detail()));
                        return () -> {};
                    }
                });
        add(view);
    }

    private static String written(LogLine line) {
        return line.time() == null ? line.text() : line.time() + " " + line.text();
    }
}

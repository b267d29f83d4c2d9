package io.slipway.portal.build;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Moment;
import java.util.List;

/// The steps of a build with the time each took, or that it came from the cache.
class BuildSteps extends OrderedList {
    private static final long serialVersionUID = 1L;

    BuildSteps() {
        addClassName("build-steps");
    }

    void show(List<BuildStep> steps, boolean running) {
        removeAll();
        steps.forEach(step -> add(entry(step, running)));
    }

    private static ListItem entry(BuildStep step, boolean running) {
        var number = new Span(Integer.toString(step.step()));
        number.addClassName("muted");
        return new ListItem(number, new Code(step.instruction()), time(step, running));
    }

    private static Component time(BuildStep step, boolean running) {
        var duration = step.duration();
        if (step.cached()) {
            var cached = new Span("cached");
            cached.addClassName("muted");
            return cached;
        }
        if (duration != null) {
            return new Span(Formats.duration(duration));
        }
        return running ? Moment.since(step.startedAt()) : new Span("not finished");
    }
}

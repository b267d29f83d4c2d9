package io.slipway.portal.build;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.FigureTable;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Live;
import io.slipway.registry.script.ScriptName;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// Duration, size and cache use over the last builds of a script that succeeded, and the same as a table. Nothing
/// while there are fewer than two.
public class TrendView extends Div {
    private static final long serialVersionUID = 1L;

    private final transient BuildTrend trend;
    private final CurrentCaller caller;
    private final transient ScriptName script;
    private transient List<BuildPoint> shown = List.of();

    public TrendView(BuildTrend trend, BuildMonitor monitor, CurrentCaller caller, ScriptName script) {
        this.trend = trend;
        this.caller = caller;
        this.script = script;
        addClassName("trends");
        setVisible(false);
        var query = new BuildQuery(script.team(), script, BuildStatus.SUCCEEDED);
        Live.<List<BuildDetails>>show(
                this, listener -> monitor.subscribe(caller.require(), query, listener)::remove, this::news);
        show(trend.of(caller.require(), script));
    }

    private void news(List<BuildDetails> succeeded) {
        var known = shown.isEmpty() ? -1 : shown.getLast().number();
        if (!succeeded.isEmpty() && succeeded.getFirst().number() != known) {
            show(trend.of(caller.require(), script));
        }
    }

    private void show(List<BuildPoint> points) {
        shown = points;
        removeAll();
        setVisible(points.size() > 1);
        if (points.size() > 1) {
            var pictures = new Div(
                    bars(
                            "Duration",
                            point -> Formats.duration(point.took()),
                            point -> point.took().toMillis(),
                            0),
                    bars("Image size", point -> Formats.size(point.imageBytes()), BuildPoint::imageBytes, 0),
                    bars("Steps from the cache", TrendView::cached, BuildPoint::cachedShare, 1));
            pictures.addClassName("trend-pictures");
            add(pictures, numbers());
        }
    }

    private TrendBars bars(
            String name, Function<BuildPoint, String> words, ToDoubleFunction<BuildPoint> value, double most) {
        var bars = shown.stream()
                .map(point -> new TrendBars.Bar(
                        value.applyAsDouble(point), "#%d: %s".formatted(point.number(), words.apply(point))))
                .toList();
        return new TrendBars(name, words.apply(shown.getLast()), bars, most);
    }

    private static String cached(BuildPoint point) {
        return "%d of %d".formatted(point.cached(), point.steps());
    }

    private Component numbers() {
        var table = new FigureTable(
                "Builds that succeeded",
                List.of("Build", "Revision", "Duration", "Image size", "Steps from the cache"));
        shown.reversed()
                .forEach(point -> table.row(
                        new Anchor(Links.build(point.id()), "#" + point.number()),
                        new Text("rev " + point.revision()),
                        new Text(Formats.duration(point.took())),
                        new Text(Formats.size(point.imageBytes())),
                        new Text(cached(point))));
        var details = new NativeDetails("The last %d builds that succeeded, as numbers".formatted(shown.size()), table);
        details.addClassName("chart-numbers");
        return details;
    }
}

package io.slipway.portal.build;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;

/// A small picture of one number over the builds of a script: a bar for each, all from zero.
class TrendBars extends Div {
    private static final long serialVersionUID = 1L;
    private static final int HEIGHT = 48;
    private static final int SLOT = 10;
    private static final int FEWEST_SLOTS = 12;

    /// One bar.
    ///
    /// @param words what it says to whoever points at it, such as `#41: 31 s`
    record Bar(double value, String words) {}

    /// @param newest the last value, in words
    /// @param most the value that is as high as the picture; 0 for the largest
    TrendBars(String name, String newest, List<Bar> bars, double most) {
        addClassName("trend");
        var title = new Span(name);
        title.addClassName("muted");
        var value = new Span(newest);
        value.addClassName("trend-value");
        add(new Div(title, value), new Svg(picture(name + ", newest " + newest, bars, most)));
    }

    static String picture(String label, List<Bar> bars, double most) {
        double top =
                most > 0 ? most : bars.stream().mapToDouble(Bar::value).max().orElse(1);
        int width = Math.max(FEWEST_SLOTS, bars.size()) * SLOT;
        var svg = new StringBuilder(
                "<svg viewBox=\"0 0 %d %d\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"%s\">"
                        .formatted(width, HEIGHT, label));
        for (int i = 0; i < bars.size(); i++) {
            double height = top <= 0 ? 0 : Math.max(1, HEIGHT * bars.get(i).value() / top);
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\"><title>%s</title></rect>",
                    i * SLOT + 1,
                    HEIGHT - height,
                    SLOT - 2,
                    height,
                    bars.get(i).words()));
        }
        return svg.append("</svg>").toString();
    }
}

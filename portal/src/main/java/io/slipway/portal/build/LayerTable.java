package io.slipway.portal.build;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.slipway.portal.shell.FigureTable;
import io.slipway.portal.shell.Formats;
import java.util.List;
import java.util.Locale;

/// The layers of an image: which instruction made each, how large it is, and its share of the whole.
class LayerTable extends Div {
    private static final long serialVersionUID = 1L;

    LayerTable(List<BuildLayer> layers) {
        addClassName("layers");
        long whole = layers.stream().mapToLong(BuildLayer::sizeBytes).sum();
        var table = new FigureTable("Layers of the image", List.of("Instruction", "Size", "Share"));
        layers.stream()
                .filter(layer -> !layer.empty())
                .forEach(layer -> table.row(
                        name(layer),
                        new Text(Formats.size(layer.sizeBytes())),
                        new Text(share(layer.sizeBytes(), whole))));
        add(table);
        long silent = layers.stream().filter(BuildLayer::empty).count();
        if (silent > 0) {
            var note = new Paragraph(Formats.count(silent, "more step changed", "more steps changed") + " no files.");
            note.addClassName("muted");
            add(note);
        }
    }

    private static Component name(BuildLayer layer) {
        var instruction = new Code(layer.instruction());
        instruction.setTitle(layer.id() == null ? layer.instruction() : layer.id());
        if (!layer.fromBase()) {
            return instruction;
        }
        var origin = new Span("base image");
        origin.addClassName("muted");
        return new Span(instruction, new Span(" "), origin);
    }

    static String share(long part, long whole) {
        if (part == 0 || whole == 0) {
            return "–";
        }
        double percent = 100.0 * part / whole;
        return percent < 0.1 ? "< 0.1 %" : String.format(Locale.ROOT, percent < 10 ? "%.1f %%" : "%.0f %%", percent);
    }
}

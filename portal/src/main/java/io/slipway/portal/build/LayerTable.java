package io.slipway.portal.build;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.slipway.portal.shell.Formats;
import java.util.List;
import java.util.Locale;

/// The layers of an image: which instruction made each, how large it is, and its share of the whole.
class LayerTable extends Div {
    private static final long serialVersionUID = 1L;

    LayerTable(List<BuildLayer> layers) {
        addClassName("layers");
        long whole = layers.stream().mapToLong(BuildLayer::sizeBytes).sum();
        var table = new NativeTable();
        var head = new NativeTableRow();
        List.of("Instruction", "Size", "Share").forEach(name -> head.add(new NativeTableHeaderCell(name)));
        table.getHead().add(head);
        layers.stream()
                .filter(layer -> !layer.empty())
                .forEach(layer -> table.getBody().add(row(layer, whole)));
        var frame = new Div(table);
        frame.addClassName("table-frame");
        frame.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", "Layers of the image");
        add(frame);
        long silent = layers.stream().filter(BuildLayer::empty).count();
        if (silent > 0) {
            var note = new Paragraph(Formats.count(silent, "more step changed", "more steps changed") + " no files.");
            note.addClassName("muted");
            add(note);
        }
    }

    private static NativeTableRow row(BuildLayer layer, long whole) {
        var instruction = new Code(layer.instruction());
        instruction.setTitle(layer.id() == null ? layer.instruction() : layer.id());
        var name = new NativeTableHeaderCell();
        name.getElement().setAttribute("scope", "row");
        name.add(instruction);
        if (layer.fromBase()) {
            var origin = new Span("base image");
            origin.addClassName("muted");
            name.add(new Span(" "), origin);
        }
        var row = new NativeTableRow();
        row.add(name);
        row.add(new NativeTableCell(Formats.size(layer.sizeBytes())));
        row.add(new NativeTableCell(share(layer.sizeBytes(), whole)));
        return row;
    }

    static String share(long part, long whole) {
        if (part == 0 || whole == 0) {
            return "–";
        }
        double percent = 100.0 * part / whole;
        return percent < 0.1 ? "< 0.1 %" : String.format(Locale.ROOT, percent < 10 ? "%.1f %%" : "%.0f %%", percent);
    }
}

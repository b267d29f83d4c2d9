package io.slipway.portal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;

/// A few rows, each with its name in front; it scrolls by itself where the page is narrow.
public final class FigureTable extends Div {
    private static final long serialVersionUID = 1L;

    private final NativeTable table = new NativeTable();

    /// @param label what the table is about, for whoever hears it
    public FigureTable(String label, List<String> head) {
        var headRow = new NativeTableRow();
        head.stream().map(NativeTableHeaderCell::new).forEach(headRow::add);
        table.getHead().add(headRow);
        add(table);
        addClassName("table-frame");
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", label);
    }

    /// @param rows of plain text, as many cells each as the head has
    public FigureTable(String label, List<String> head, List<List<String>> rows) {
        this(label, head);
        rows.forEach(cells -> row(cells.stream().map(Text::new).toArray(Component[]::new)));
    }

    /// Adds a row, its name first.
    public FigureTable row(Component... cells) {
        var row = new NativeTableRow();
        var name = new NativeTableHeaderCell();
        name.add(cells[0]);
        name.getElement().setAttribute("scope", "row");
        row.add(name);
        for (int at = 1; at < cells.length; at++) {
            var cell = new NativeTableCell();
            cell.add(cells[at]);
            row.add(cell);
        }
        table.getBody().add(row);
        return this;
    }
}

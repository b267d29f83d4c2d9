package io.slipway.portal.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;

/// A few rows of figures, each with its name in front; it scrolls by itself where the page is narrow.
public final class FigureTable extends Div {
    private static final long serialVersionUID = 1L;

    /// @param label what the table is about, for whoever hears it
    /// @param rows as many cells each as the head has
    public FigureTable(String label, List<String> head, List<List<String>> rows) {
        var table = new NativeTable();
        var headRow = new NativeTableRow();
        head.stream().map(NativeTableHeaderCell::new).forEach(headRow::add);
        table.getHead().add(headRow);
        rows.forEach(cells -> table.getBody().add(row(cells)));
        add(table);
        addClassName("table-frame");
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", label);
    }

    private static NativeTableRow row(List<String> cells) {
        var row = new NativeTableRow();
        var name = new NativeTableHeaderCell(cells.getFirst());
        name.getElement().setAttribute("scope", "row");
        row.add(name);
        cells.stream().skip(1).map(NativeTableCell::new).forEach(row::add);
        return row;
    }
}

package io.slipway.portal.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.function.SerializableFunction;
import com.vaadin.flow.shared.Registration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A grid that becomes a list of cards where there is no room for columns.
public final class CardGrid<T> extends Grid<T> {
    private static final long serialVersionUID = 1L;
    private static final int ROOM_FOR_COLUMNS = 800;

    private final Column<T> cards;
    private final List<T> rows = new ArrayList<>();
    private @Nullable Registration resizing;

    /// @param card what a row looks like on a narrow screen; see [#card]
    public CardGrid(String label, SerializableFunction<T, Component> card) {
        cards = addColumn(new ComponentRenderer<>(card)).setHeader(label);
        cards.setVisible(false);
        setAriaLabel(label);
        setSelectionMode(SelectionMode.NONE);
        setColumnReorderingAllowed(false);
    }

    /// The first line of a card with what stands at its right, and its facts.
    public static Component card(Component name, Component state, Component... facts) {
        var top = Section.div("card-top", name, state);
        var below = Section.div("card-facts", facts);
        return Section.div("card-row", top, below);
    }

    /// A short fact of a card.
    public static Span fact(String text) {
        return new Span(text);
    }

    /// A column whose cells are components.
    public Column<T> column(String header, SerializableFunction<T, Component> cell) {
        return addColumn(new ComponentRenderer<>(cell))
                .setHeader(header)
                .setAutoWidth(true)
                .setFlexGrow(0);
    }

    /// A column of plain text.
    public Column<T> text(String header, SerializableFunction<T, String> cell) {
        return addColumn(cell::apply).setHeader(header).setAutoWidth(true).setFlexGrow(0);
    }

    /// Rows that are shown by [#show]; `id` tells which are the same from one time to the next.
    public void rowsById(SerializableFunction<T, Object> id) {
        setItems(rows).setIdentifierProvider(id::apply);
    }

    /// Replaces the rows in place, so that scrolling and selection stay.
    public void show(List<T> news) {
        rows.clear();
        rows.addAll(news);
        getListDataView().refreshAll();
    }

    /// What takes the place of rows when there are none.
    public void whenEmpty(Component component) {
        var frame = new Div(component);
        setEmptyStateComponent(frame);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        var page = event.getUI().getPage();
        arrange(page.getExtendedClientDetails().getWindowInnerWidth());
        resizing = page.addBrowserWindowResizeListener(resized -> arrange(resized.getWidth()));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        if (resizing != null) {
            resizing.remove();
        }
    }

    private void arrange(int width) {
        boolean narrow = width > 0 && width < ROOM_FOR_COLUMNS;
        for (Column<T> column : getColumns()) {
            column.setVisible((column == cards) == narrow);
        }
    }
}

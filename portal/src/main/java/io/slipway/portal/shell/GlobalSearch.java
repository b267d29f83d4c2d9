package io.slipway.portal.shell;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import io.slipway.portal.security.CurrentCaller;
import java.util.List;
import java.util.stream.Stream;

/// The search at the top of every page: scripts, containers, reports and pages, and `/` or Ctrl-K to get there.
@JsModule("./slipway/keys.ts")
class GlobalSearch extends ComboBox<Finder.Found> {
    private static final long serialVersionUID = 1L;
    private static final int OFFERED = 50;

    private final transient List<Finder> finders;
    private final CurrentCaller caller;

    GlobalSearch(List<Finder> finders, CurrentCaller caller) {
        this.finders = List.copyOf(finders);
        this.caller = caller;
        addClassName("global-search");
        setPlaceholder("Search");
        setAriaLabel("Search everything");
        setTooltipText("Press / to search, ? for all keys");
        setPrefixComponent(VaadinIcon.SEARCH.create());
        setPageSize(OFFERED);
        setItemLabelGenerator(Finder.Found::name);
        setRenderer(new ComponentRenderer<>(GlobalSearch::entry));
        setItems(this::found);
        addValueChangeListener(event -> open(event.getValue()));
    }

    private Stream<Finder.Found> found(Query<Finder.Found, String> query) {
        var words = query.getFilter().orElse("");
        return finders.stream()
                .flatMap(finder -> finder.find(caller.require(), words).stream())
                .skip(query.getOffset())
                .limit(query.getLimit());
    }

    private void open(Finder.Found found) {
        if (found != null) {
            clear();
            AddressBar.open(found.page());
        }
    }

    private static Div entry(Finder.Found found) {
        var name = new Span(found.name());
        name.addClassName("found-name");
        var about = new Span(found.note().isEmpty() ? found.kind() : found.kind() + " · " + found.note());
        about.addClassName("found-about");
        return Section.div("found", name, about);
    }
}

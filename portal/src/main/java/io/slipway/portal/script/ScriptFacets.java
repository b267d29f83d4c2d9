package io.slipway.portal.script;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.slipway.registry.search.Facets;
import java.util.List;
import java.util.Map;

/// The side of the list: by what it can be narrowed, with the number of scripts. Every choice is a link, so that it
/// can be opened, shared and gone back from. Closed at first where there is little room.
final class ScriptFacets extends Aside {
    private static final long serialVersionUID = 1L;
    private static final int ROOM = 800;

    private final NativeDetails drawer = new NativeDetails();
    private final Div groups = new Div();

    ScriptFacets() {
        addClassName("facets");
        getElement().setAttribute("aria-label", "Filters");
        groups.addClassName("facet-groups");
        drawer.setSummary(new Span("Filters"));
        drawer.setContent(groups);
        add(drawer);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        var width = event.getUI().getPage().getExtendedClientDetails().getWindowInnerWidth();
        drawer.setOpen(width <= 0 || width >= ROOM);
    }

    void show(Facets facets, ScriptFilters filters) {
        groups.removeAll();
        if (filters.areSet()) {
            groups.add(new Anchor(new ScriptFilters(Map.of()).address(), "Clear filters"));
        }
        var active = new UnorderedList();
        add(active, filters, facets, ScriptFilters.RUNNING, "true", "Runs now", facets.running());
        add(active, filters, facets, ScriptFilters.ENDPOINT, "true", "Answers predictions", facets.endpoints());
        group("Now", active);
        group("Team", filters, facets, ScriptFilters.TEAM, facets.teams());
        group("Base image", filters, facets, ScriptFilters.BASE, facets.bases());
        group("Framework", filters, facets, ScriptFilters.FRAMEWORK, facets.frameworks());
        group("Label", filters, facets, ScriptFilters.LABEL, facets.labels());
        var aside = new UnorderedList();
        aside.add(new ListItem(choice(
                filters,
                ScriptFilters.ARCHIVED,
                "true",
                filters.get(ScriptFilters.ARCHIVED).isEmpty() ? "Show archived scripts" : "Archived")));
        group("Put aside", aside);
        if (!facets.complete()) {
            groups.add(new Paragraph("Counted among the first %,d scripts.".formatted(facets.counted())));
        }
    }

    private void group(String heading, ScriptFilters filters, Facets facets, String filter, List<Facets.Count> counts) {
        var list = new UnorderedList();
        var chosen = filters.get(filter);
        if (!chosen.isEmpty()
                && counts.stream().noneMatch(count -> count.value().equals(chosen))) {
            add(list, filters, facets, filter, chosen, chosen, facets.counted());
        }
        counts.forEach(count -> add(list, filters, facets, filter, count.value(), count.value(), count.scripts()));
        group(heading, list);
    }

    private void group(String heading, UnorderedList list) {
        if (list.getComponentCount() > 0) {
            groups.add(new H2(heading), list);
        }
    }

    private static void add(
            UnorderedList list,
            ScriptFilters filters,
            Facets facets,
            String filter,
            String value,
            String caption,
            int scripts) {
        var chosen = filters.get(filter).equals(value);
        if (scripts == 0 && !chosen) {
            return;
        }
        var count = new Span("%,d%s".formatted(scripts, facets.complete() ? "" : "+"));
        count.addClassName("count");
        var link = choice(filters, filter, value, caption);
        link.add(count);
        list.add(new ListItem(link));
    }

    /// A link that sets the filter, or takes it away when it is set.
    private static Anchor choice(ScriptFilters filters, String filter, String value, String caption) {
        var chosen = filters.get(filter).equals(value);
        var link = new Anchor(filters.with(filter, chosen ? "" : value).address(), new Span(caption));
        link.setTitle(chosen ? "Take this filter away" : caption);
        if (chosen) {
            link.getElement().setAttribute("aria-current", "true");
        }
        return link;
    }
}

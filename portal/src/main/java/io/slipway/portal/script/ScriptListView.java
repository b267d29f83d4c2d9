package io.slipway.portal.script;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.AddressBar;
import io.slipway.portal.shell.CardGrid;
import io.slipway.portal.shell.Empty;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Moment;
import io.slipway.portal.shell.Page;
import io.slipway.portal.shell.PageHead;
import io.slipway.portal.shell.Section;
import io.slipway.portal.shell.State;
import io.slipway.registry.InvalidException;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.search.FoundScript;
import io.slipway.registry.search.ScriptSearch;
import io.slipway.registry.search.SearchResult;
import io.slipway.registry.search.SearchSort;
import io.slipway.registry.team.TeamService;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All scripts that the reader may see: searched while typing, narrowed by facets, loaded while scrolling. What is
/// chosen is in the address.
@Route("scripts")
@PageTitle("Scripts · Slipway")
@PermitAll
class ScriptListView extends Page implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;

    private final ScriptSearch scripts;
    private final CurrentCaller caller;
    private final TextField search = new TextField();
    private final Select<SearchSort> sort = new Select<>();
    private final Paragraph archived =
            new Paragraph("These scripts were put aside: they are read, built and launched as"
                    + " before, and change again when a maintainer takes them out of the archive.");
    private final Paragraph similar = new Paragraph("Nothing has these words. These scripts have similar names.");
    private final ScriptFacets facets = new ScriptFacets();
    private final CardGrid<FoundScript> grid = new CardGrid<>("Scripts", ScriptListView::card);
    private final List<FoundScript> loaded = new ArrayList<>();
    private ScriptFilters filters = new ScriptFilters(Map.of());
    private @Nullable String next;
    private boolean entering;

    ScriptListView(ScriptSearch search, ScriptService scripts, TeamService teams, CurrentCaller caller) {
        this.scripts = search;
        this.caller = caller;
        fillHeight();
        var create = new Button("New script", VaadinIcon.PLUS.create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.getElement().setAttribute("data-key", "n");
        create.addClickListener(_ -> new NewScriptDialog(scripts, teams, caller).open());
        arrangeFields();
        arrangeColumns();
        archived.addClassName("note");
        similar.addClassName("note");
        add(
                new PageHead("Scripts").actions(create),
                Section.div("filters", this.search, sort),
                archived,
                similar,
                Section.div("finder", facets, grid));
    }

    private void arrangeFields() {
        search.setPlaceholder("Search names, READMEs, instructions, files");
        search.setAriaLabel("Search scripts");
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setMaxLength(200);
        search.addClassName("search");
        search.addValueChangeListener(
                _ -> changed(filters.with(ScriptFilters.TEXT, search.getValue().strip())));
        sort.setAriaLabel("Sort by");
        sort.setItems(SearchSort.values());
        sort.setItemLabelGenerator(ScriptListView::label);
        sort.addValueChangeListener(_ -> changed(filters.with(
                ScriptFilters.SORT,
                sort.getValue() == SearchSort.RELEVANCE ? "" : sort.getValue().slug())));
    }

    private void arrangeColumns() {
        grid.column("Script", ScriptListView::name).setAutoWidth(false).setFlexGrow(3);
        grid.text("Team", script -> script.name().team().value());
        grid.column("Base image", ScriptListView::bases);
        grid.column("Latest", script -> new Span(latest(script)));
        grid.column("Now", ScriptListView::activity);
        grid.column("Changed", script -> Moment.at(script.updatedAt()));
        grid.setPageSize(50);
        grid.setItems(query -> rows(query.getOffset(), query.getLimit()));
    }

    /// Loads page after page, each from where the one before ended, as far as people scroll.
    private Stream<FoundScript> rows(int offset, int limit) {
        while (next != null && loaded.size() < offset + limit) {
            keep(scripts.find(caller.require(), filters.query(), next));
        }
        return loaded.stream().skip(offset).limit(limit);
    }

    private void keep(SearchResult page) {
        loaded.addAll(page.items());
        next = page.next();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        entering = true;
        filters = ScriptFilters.of(event.getLocation());
        search.setValue(filters.get(ScriptFilters.TEXT));
        var wanted = filters.get(ScriptFilters.SORT);
        sort.setValue(wanted.isEmpty() ? SearchSort.RELEVANCE : SearchSort.of(wanted));
        entering = false;
        refresh();
    }

    private void changed(ScriptFilters news) {
        if (entering) {
            return;
        }
        try {
            news.query();
        } catch (InvalidException e) {
            search.setErrorMessage(e.getMessage());
            search.setInvalid(true);
            return;
        }
        search.setInvalid(false);
        filters = news;
        AddressBar.show(Links.scripts(), filters.values());
        refresh();
    }

    private void refresh() {
        var first = scripts.find(caller.require(), filters.query());
        loaded.clear();
        keep(first);
        archived.setVisible(!filters.get(ScriptFilters.ARCHIVED).isEmpty());
        similar.setVisible(first.similar() && !first.items().isEmpty());
        facets.show(scripts.facets(caller.require(), filters.query(), first.similar()), filters);
        grid.whenEmpty(empty());
        grid.getDataProvider().refreshAll();
    }

    private Component empty() {
        return filters.areSet()
                ? new Empty(
                        VaadinIcon.SEARCH,
                        "No script matches. Try fewer words or filters.",
                        new Anchor(Links.scripts(), "Clear filters"))
                : new Empty(
                        VaadinIcon.FILE_CODE,
                        "Here your team's Dockerfiles live, each with its files and revisions."
                                + " Press New script to write the first one.");
    }

    private static Component name(FoundScript script) {
        var description = new Span(script.description());
        description.addClassName("muted");
        description.setTitle(script.description());
        return Section.div(
                "cell-name",
                new Anchor(Links.script(script.name()), script.name().name()),
                description);
    }

    private static Component bases(FoundScript script) {
        return BaseImages.links(script.baseImages().stream().limit(2).toList());
    }

    private static Component activity(FoundScript script) {
        if (script.running()) {
            return new State(State.Tone.RUNNING, script.endpoint() ? "answers" : "runs");
        }
        return new Span();
    }

    private static String latest(FoundScript script) {
        return script.latestRevision() == 0 ? "no revision yet" : "rev " + script.latestRevision();
    }

    private static String label(SearchSort sort) {
        return switch (sort) {
            case RELEVANCE -> "Best match";
            case UPDATED -> "Changed last";
            case CREATED -> "Newest";
            case NAME -> "Name";
        };
    }

    private static Component card(FoundScript script) {
        return CardGrid.card(
                new Anchor(Links.script(script.name()), script.name().toString()),
                new Span(latest(script)),
                activity(script),
                CardGrid.fact(script.description()),
                CardGrid.fact(String.join(", ", script.baseImages())),
                Moment.at(script.updatedAt()));
    }
}

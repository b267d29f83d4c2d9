package io.slipway.portal.script;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
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
import io.slipway.registry.script.ScriptPage;
import io.slipway.registry.script.ScriptQuery;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.script.ScriptSummary;
import io.slipway.registry.team.TeamName;
import io.slipway.registry.team.TeamService;
import io.slipway.registry.team.TeamSummary;
import jakarta.annotation.security.PermitAll;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All scripts that the reader may see, with a search and a filter by team; both are in the address.
@Route("scripts")
@PageTitle("Scripts · Slipway")
@PermitAll
class ScriptListView extends Page implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;
    private static final int PAGE = 50;

    private final ScriptService scripts;
    private final CurrentCaller caller;
    private final TextField search = new TextField();
    private final Select<TeamSummary> team = new Select<>();
    private final CardGrid<ScriptSummary> grid = new CardGrid<>("Scripts", ScriptListView::card);
    private boolean entering;

    ScriptListView(ScriptService scripts, TeamService teams, CurrentCaller caller) {
        this.scripts = scripts;
        this.caller = caller;
        fillHeight();
        var create = new Button("New script", VaadinIcon.PLUS.create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.addClickListener(_ -> new NewScriptDialog(scripts, teams, caller).open());
        arrangeFilters(teams);
        arrangeColumns();
        add(new PageHead("Scripts").actions(create), Section.div("filters", search, team), grid);
    }

    private void arrangeFilters(TeamService teams) {
        search.setPlaceholder("Search by name or description");
        search.setAriaLabel("Search scripts");
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setMaxLength(200);
        search.addClassName("search");
        search.addValueChangeListener(_ -> changed());
        team.setAriaLabel("Team");
        team.setEmptySelectionAllowed(true);
        team.setEmptySelectionCaption("All teams");
        team.setItems(teams.mine(caller.require()));
        team.setItemLabelGenerator(choice -> choice == null ? "All teams" : choice.title());
        team.addValueChangeListener(_ -> changed());
    }

    private void arrangeColumns() {
        grid.column("Script", ScriptListView::name).setAutoWidth(false).setFlexGrow(3);
        grid.text("Team", script -> script.name().team().value());
        grid.column("Latest", script -> new Span(latest(script)));
        grid.text("Visible to", ScriptListView::visibility);
        grid.column("Changed", script -> Moment.at(script.updatedAt()));
        grid.setPageSize(PAGE);
        grid.setItems(
                query -> find(query.getPage(), query.getPageSize()).items().stream(),
                query -> Math.toIntExact(find(query.getPage(), 1).total()));
    }

    private ScriptPage find(int page, int size) {
        @Nullable
        TeamName wanted = team.getValue() == null ? null : team.getValue().name();
        var query = new ScriptQuery(search.getValue().strip(), wanted, page, size);
        return scripts.search(caller.require(), query);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        entering = true;
        search.setValue(AddressBar.parameter(event.getLocation(), "q"));
        var wanted = AddressBar.parameter(event.getLocation(), "team");
        team.getListDataView()
                .getItems()
                .filter(item -> item.name().value().equals(wanted))
                .findFirst()
                .ifPresent(team::setValue);
        entering = false;
        refresh();
    }

    private void changed() {
        if (entering) {
            return;
        }
        var chosen = team.getValue() == null ? "" : team.getValue().name().value();
        AddressBar.show(Links.scripts(), Map.of("q", search.getValue().strip(), "team", chosen));
        refresh();
    }

    private void refresh() {
        grid.whenEmpty(
                search.isEmpty() && team.isEmpty()
                        ? new Empty(
                                VaadinIcon.FILE_CODE,
                                "Here your team's Dockerfiles live, each with its files and revisions."
                                        + " Press New script to write the first one.")
                        : new Empty(VaadinIcon.SEARCH, "No script matches. Try fewer words, or all teams."));
        grid.getDataProvider().refreshAll();
    }

    private static Component name(ScriptSummary script) {
        var description = new Span(script.description());
        description.addClassName("muted");
        description.setTitle(script.description());
        return Section.div(
                "cell-name",
                new Anchor(Links.script(script.name()), script.name().name()),
                description);
    }

    private static String latest(ScriptSummary script) {
        return script.latestRevision() == 0 ? "no revision yet" : "rev " + script.latestRevision();
    }

    private static String visibility(ScriptSummary script) {
        return switch (script.visibility()) {
            case TEAM -> "its team";
            case SITE -> "everybody";
        };
    }

    private static Component card(ScriptSummary script) {
        return CardGrid.card(
                new Anchor(Links.script(script.name()), script.name().toString()),
                new Span(latest(script)),
                CardGrid.fact(script.description()),
                Moment.at(script.updatedAt()));
    }
}

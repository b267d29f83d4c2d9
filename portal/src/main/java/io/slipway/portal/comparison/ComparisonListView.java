package io.slipway.portal.comparison;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.ButtonLink;
import io.slipway.portal.shell.CardGrid;
import io.slipway.portal.shell.Empty;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Live;
import io.slipway.portal.shell.Moment;
import io.slipway.portal.shell.Page;
import io.slipway.portal.shell.PageHead;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.stream.Collectors;

/// The comparisons of the reader's teams: what is measured now, and what has been found out.
@Route("comparisons")
@PageTitle("Comparisons · Slipway")
@PermitAll
class ComparisonListView extends Page {
    private static final long serialVersionUID = 1L;

    private final CardGrid<ComparisonSnapshot> grid = new CardGrid<>("Comparisons", ComparisonListView::card);

    ComparisonListView(ComparisonMonitor monitor, CurrentCaller caller) {
        fillHeight();
        grid.column("Comparison", ComparisonListView::name).setAutoWidth(false).setFlexGrow(2);
        grid.column("State", ComparisonLooks::state).setWidth("140px");
        grid.column("Targets", ComparisonListView::targets).setAutoWidth(false).setFlexGrow(2);
        grid.column("Now", ComparisonListView::now).setAutoWidth(false).setFlexGrow(2);
        grid.text("Rounds", comparison -> Formats.count(comparison.rounds(), "round", "rounds"));
        grid.text("By", ComparisonSnapshot::requestedBy);
        grid.column("Asked", comparison -> Moment.at(comparison.createdAt()));
        grid.rowsById(ComparisonSnapshot::id);
        grid.whenEmpty(new Empty(
                VaadinIcon.SCALE,
                "A comparison measures two or more models in turns and says which answers faster, and how sure that is.",
                start()));
        add(new PageHead("Comparisons").actions(start()), grid);
        Live.<List<ComparisonSnapshot>>show(
                this, listener -> monitor.watchLatest(caller.require(), listener)::remove, grid::show);
    }

    private static ButtonLink start() {
        return new ButtonLink("New comparison", "comparisons/new").primary();
    }

    private static Component name(ComparisonSnapshot comparison) {
        return new Anchor(Links.comparison(comparison.id()), comparison.name());
    }

    private static Component targets(ComparisonSnapshot comparison) {
        var text = new Span(labels(comparison));
        text.setTitle(text.getText());
        return text;
    }

    private static String labels(ComparisonSnapshot comparison) {
        return comparison.targets().stream().map(TargetSnapshot::label).collect(Collectors.joining(", "));
    }

    private static Component now(ComparisonSnapshot comparison) {
        var report = comparison.report();
        if (report != null) {
            return new Anchor(Links.report(report), "Open the report");
        }
        var problem = comparison.problem();
        var text = new Span(problem == null ? ComparisonLooks.step(comparison) : problem.message());
        text.setTitle(text.getText());
        return text;
    }

    private static Component card(ComparisonSnapshot comparison) {
        return CardGrid.card(
                name(comparison),
                ComparisonLooks.state(comparison),
                CardGrid.fact(labels(comparison)),
                now(comparison),
                Moment.at(comparison.createdAt()));
    }
}

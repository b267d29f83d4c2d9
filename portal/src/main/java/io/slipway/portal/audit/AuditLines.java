package io.slipway.portal.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.slipway.portal.shell.CardGrid;
import io.slipway.portal.shell.Empty;
import io.slipway.portal.shell.Moment;
import io.slipway.portal.shell.Section;
import io.slipway.portal.shell.State;
import io.slipway.registry.audit.AuditEntry;
import io.slipway.registry.audit.AuditPage;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The lines of a log, newest first, loaded while scrolling.
class AuditLines extends Div {
    private static final long serialVersionUID = 1L;

    private final transient AuditSource source;
    private final CardGrid<AuditEntry> grid;
    private final transient List<AuditEntry> loaded = new ArrayList<>();
    private transient AuditChoice choice = new AuditChoice(java.util.Map.of());
    private @Nullable Long next;

    AuditLines(AuditSource source) {
        this.source = source;
        addClassName("table-host");
        grid = new CardGrid<>("Audit log", AuditLines::card);
        grid.column("When", line -> Moment.at(line.at()));
        grid.column("Who", AuditLines::who).setAutoWidth(false).setFlexGrow(1);
        grid.column("What", line -> mono(line.action().value()));
        grid.column("Outcome", AuditLines::outcome).setWidth("112px");
        grid.column("To what", line -> thing(line, source.team() == null))
                .setAutoWidth(false)
                .setFlexGrow(2);
        grid.column("More", AuditLines::more).setAutoWidth(false).setFlexGrow(2);
        grid.text("From", AuditEntry::address);
        grid.setPageSize(50);
        grid.setItems(query -> rows(query.getOffset(), query.getLimit()));
        grid.setSizeFull();
        add(grid);
    }

    /// Shows the lines that are chosen, from the newest on.
    void show(AuditChoice chosen) {
        choice = chosen;
        loaded.clear();
        keep(source.find(choice.filter(), null));
        grid.whenEmpty(empty());
        grid.getDataProvider().refreshAll();
    }

    private Stream<AuditEntry> rows(int offset, int limit) {
        while (next != null && loaded.size() < offset + limit) {
            keep(source.find(choice.filter(), next));
        }
        return loaded.stream().skip(offset).limit(limit);
    }

    private void keep(AuditPage page) {
        loaded.addAll(page.entries());
        next = page.next();
    }

    private Component empty() {
        return choice.isEverything()
                ? new Empty(
                        VaadinIcon.RECORDS, "What people and programs do, and what they were refused, is told here.")
                : new Empty(
                        VaadinIcon.SEARCH,
                        "No line matches. Try fewer filters, or an earlier day.",
                        new Anchor(source.page(), "Clear filters"));
    }

    private static Component who(AuditEntry line) {
        var via = new Span(line.via());
        via.addClassName("muted");
        return Section.div("cell-name", new Span(line.actor()), via);
    }

    private static Component thing(AuditEntry line, boolean withTeam) {
        var kind = new Span(line.kind() + (withTeam && line.team() != null ? " of " + line.team() : ""));
        kind.addClassName("muted");
        var name = new Span(line.name());
        name.setTitle(line.name());
        return Section.div("cell-name", name, kind);
    }

    private static Component outcome(AuditEntry line) {
        var tone = switch (line.outcome()) {
            case DONE -> State.Tone.NEUTRAL;
            case REFUSED -> State.Tone.WARNING;
            case FAILED -> State.Tone.FAILED;
        };
        return new State(tone, line.outcome().slug());
    }

    private static Span more(AuditEntry line) {
        var text = new Span(new TreeMap<>(line.details())
                .entrySet().stream()
                        .map(detail -> detail.getKey() + ": " + detail.getValue())
                        .collect(Collectors.joining(" · ")));
        text.addClassNames("truncate", "muted");
        text.setTitle(text.getText());
        return text;
    }

    private static Span mono(String text) {
        var span = new Span(text);
        span.addClassName("mono");
        return span;
    }

    private static Component card(AuditEntry line) {
        return CardGrid.card(
                mono(line.action().value()),
                outcome(line),
                CardGrid.fact(line.actor()),
                CardGrid.fact(line.name()),
                Moment.at(line.at()));
    }
}

package io.slipway.portal.token;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.CardGrid;
import io.slipway.portal.shell.Empty;
import io.slipway.portal.shell.Moment;
import io.slipway.portal.shell.Notices;
import io.slipway.portal.shell.Section;
import io.slipway.portal.shell.State;
import io.slipway.registry.Scope;
import io.slipway.registry.token.Token;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/// Tokens with what they may do, when they were used and how long they are good; each can be revoked.
class TokenList extends Div {
    private static final long serialVersionUID = 1L;
    private static final Duration SOON = Duration.ofDays(7);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final transient TokenDesk desk;
    private final String site;
    private final CardGrid<Token> grid;

    /// @param site the portal's own address, for commands
    TokenList(TokenDesk desk, String site, String empty) {
        this.desk = desk;
        this.site = site;
        addClassName("table-host");
        grid = new CardGrid<>(desk.team() == null ? "Tokens" : "Robots", this::card);
        grid.column("Name", TokenList::name).setAutoWidth(false).setFlexGrow(2);
        grid.text("May", TokenList::scopes).setAutoWidth(false).setFlexGrow(2);
        grid.column("Made", token -> Moment.at(token.createdAt()));
        grid.column("Last used", TokenList::lastUsed);
        grid.column("Good until", TokenList::goodUntil).setWidth("168px");
        grid.column("", this::revokeButton);
        grid.rowsById(Token::id);
        grid.whenEmpty(new Empty(VaadinIcon.KEY, empty, makeButton()));
        grid.setSizeFull();
        add(grid);
        refresh();
    }

    Button makeButton() {
        var make = new Button("New " + desk.word(), VaadinIcon.PLUS.create());
        make.addThemeVariants(ButtonVariant.PRIMARY);
        make.addClickListener(_ -> new NewTokenDialog(desk, issued -> {
                    refresh();
                    new SecretDialog(issued, site).open();
                })
                .open());
        return make;
    }

    private void refresh() {
        grid.show(desk.list());
    }

    private Button revokeButton(Token token) {
        var revoke = new Button("Revoke", _ -> confirm(token));
        revoke.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        revoke.setAriaLabel("Revoke " + token.name());
        return revoke;
    }

    private void confirm(Token token) {
        var dialog = new ConfirmDialog(
                "Revoke '%s'?".formatted(token.name()),
                "Programs that use it are refused at once, also in the middle of a download or a log. It does not come"
                        + " back; make a new one instead.",
                "Revoke",
                _ -> revoke(token),
                "Cancel",
                _ -> {});
        dialog.setConfirmButtonTheme("error primary");
        dialog.open();
    }

    private void revoke(Token token) {
        if (Attempt.run(() -> desk.revoke(token.id()))) {
            Notices.done("Revoked '%s'".formatted(token.name()));
        }
        Attempt.run(this::refresh);
    }

    private static Component name(Token token) {
        var name = new Span(token.name());
        var secret = new Span(token.hint() + "… " + (token.team() == null ? "" : token.username()));
        secret.addClassNames("muted", "mono");
        return Section.div("cell-name", name, secret);
    }

    private static String scopes(Token token) {
        return token.scopes().stream().sorted().map(Scope::slug).collect(Collectors.joining(", "));
    }

    private static Component lastUsed(Token token) {
        var used = token.lastUsed();
        return used == null ? new Span("never") : Moment.at(used);
    }

    private static Component goodUntil(Token token) {
        var now = Instant.now();
        var day = new Span(DAY.format(token.expiresAt()));
        day.setTitle(token.expiresAt().toString());
        if (token.expiredAt(now)) {
            return Section.row(new State(State.Tone.FAILED, "expired"), day);
        }
        return token.expiredAt(now.plus(SOON)) ? Section.row(new State(State.Tone.WARNING, "soon"), day) : day;
    }

    private Component card(Token token) {
        return CardGrid.card(
                new Span(token.name()),
                goodUntil(token),
                CardGrid.fact(scopes(token)),
                CardGrid.fact(token.hint() + "…"),
                Section.row(new Span("last used"), lastUsed(token)),
                revokeButton(token));
    }
}

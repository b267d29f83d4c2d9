package io.slipway.portal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.router.BeforeLeaveObserver;
import io.slipway.portal.outage.DatabaseTrouble;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.security.RightsWatch;
import io.slipway.registry.Caller;
import io.slipway.registry.team.Role;
import io.slipway.registry.team.TeamName;
import io.slipway.registry.team.TeamService;
import io.slipway.registry.team.TeamSummary;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Ends pages of a team for somebody who loses it while they are open: the page is asked for anew, and refused.
///
/// What a page does asks for the right in any case; this takes away what it shows.
final class RightsGuard {
    private static final Set<String> PAGES_OF_A_TEAM = Set.of("scripts", "teams");

    private final TeamService teams;
    private final Caller reader;
    private Map<TeamName, Role> roles;

    private RightsGuard(TeamService teams, Caller reader) {
        this.teams = teams;
        this.reader = reader;
        this.roles = rolesNow();
    }

    /// The teams in which the reader is less than before.
    ///
    /// @param left those of them in which the reader is nothing any more
    record Loss(Set<TeamName> teams, Set<TeamName> left) {}

    /// Guards all that is shown in the frame.
    static void on(AppLayout frame, RightsWatch watch, TeamService teams, CurrentCaller caller) {
        var guard = new RightsGuard(teams, caller.require());
        frame.addAttachListener(attached -> {
            var entering = attached.getUI().addBeforeEnterListener(_ -> guard.startAfresh());
            frame.addDetachListener(detached -> {
                entering.remove();
                detached.unregisterListener();
            });
        });
        Live.<Loss>show(
                frame,
                listener -> watch.subscribe(() -> {
                    var loss = guard.look();
                    if (!loss.teams().isEmpty()) {
                        listener.accept(loss);
                    }
                })::remove,
                loss -> end(frame, loss));
    }

    /// The next page asks for the rights of now by itself: what was lost before it is no loss to it.
    private void startAfresh() {
        try {
            var unused = look();
        } catch (RuntimeException e) {
            if (!DatabaseTrouble.isBehind(e)) {
                throw e; // while the database is down, the page says so
            }
        }
    }

    /// What the reader has lost since the last look.
    private synchronized Loss look() {
        var before = roles;
        var now = rolesNow();
        roles = now;
        return lost(before, now);
    }

    static Loss lost(Map<TeamName, Role> before, Map<TeamName, Role> now) {
        var less = before.keySet().stream()
                .filter(team -> !now.containsKey(team) || now.get(team).compareTo(before.get(team)) < 0)
                .collect(Collectors.toUnmodifiableSet());
        var left = less.stream().filter(team -> !now.containsKey(team)).collect(Collectors.toUnmodifiableSet());
        return new Loss(less, left);
    }

    private Map<TeamName, Role> rolesNow() {
        return teams.mine(reader).stream()
                .collect(Collectors.toUnmodifiableMap(TeamSummary::name, TeamSummary::yourRole));
    }

    private static void end(AppLayout frame, Loss loss) {
        var ui = frame.getUI().orElseThrow();
        var page = frame.getContent();
        if (page == null || !concerns(ui, loss.teams()) || keepsText(ui, page, loss)) {
            return;
        }
        ui.getChildren().toList().forEach(RightsGuard::close);
        frame.setContent(null); // so that the page cannot ask whether to leave
        ui.refreshCurrentRoute(false);
        tellOf(loss);
    }

    /// Where the team is gone, the page says so itself; where something is left, only what is missing would tell.
    private static void tellOf(Loss loss) {
        loss.teams().stream()
                .filter(team -> !loss.left().contains(team))
                .map(TeamName::value)
                .sorted()
                .forEach(team -> Notices.problem(
                        "Your role in team '%s' is less than it was. The page shows what you may still do; what you were about to confirm was not done."
                                .formatted(team)));
    }

    /// Whether the page could show something of these teams. Only the addresses of some say whose they are.
    private static boolean concerns(UI ui, Set<TeamName> teams) {
        var address = ui.getActiveViewLocation().getSegments();
        return address.size() < 2
                || !PAGES_OF_A_TEAM.contains(address.getFirst())
                || teams.stream().anyMatch(team -> team.value().equals(address.get(1)));
    }

    /// Somebody who may go on reading keeps what they are writing; saving it is what is refused.
    private static boolean keepsText(UI ui, Component page, Loss loss) {
        return page instanceof BeforeLeaveObserver && !concerns(ui, loss.left());
    }

    private static void close(Component component) {
        switch (component) {
            case Dialog dialog -> dialog.close();
            case ConfirmDialog dialog -> dialog.close();
            default -> {
                // no dialog
            }
        }
    }
}

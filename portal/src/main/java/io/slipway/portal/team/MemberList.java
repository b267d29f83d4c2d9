package io.slipway.portal.team;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Notices;
import io.slipway.portal.shell.Section;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.Role;
import io.slipway.registry.team.TeamDetails;
import io.slipway.registry.team.TeamMember;
import io.slipway.registry.team.TeamName;
import io.slipway.registry.team.TeamService;
import java.util.Map;

/// The members of one team; owners change them.
class MemberList extends Div {
    private static final long serialVersionUID = 1L;

    private final transient TeamService teams;
    private final CurrentCaller caller;
    private final TeamName name;
    private final transient Runnable changed;

    MemberList(TeamService teams, CurrentCaller caller, TeamDetails team, Runnable changed) {
        this.teams = teams;
        this.caller = caller;
        this.name = team.name();
        this.changed = changed;
        var owner = team.yourRole().allows(Permission.MANAGE_MEMBERS);
        var members = new UnorderedList();
        members.addClassName("links");
        team.members().forEach(member -> members.add(entry(member, owner)));
        var section = Section.panel("Members", members);
        if (owner) {
            section.add(addition());
        }
        add(section);
    }

    private ListItem entry(TeamMember member, boolean owner) {
        var username = new Span(member.username());
        username.addClassName("name");
        var itself = member.username().equals(caller.require().username());
        var actions = Section.div("member-actions");
        actions.add(owner ? roleOf(member) : new Span(member.role().slug()));
        if (owner || itself) {
            actions.add(removal(member, itself));
        }
        var entry = new ListItem(username, actions);
        var note = note(member);
        if (!note.isEmpty()) {
            var line = new Span(note);
            line.addClassName("note");
            entry.add(line);
        }
        return entry;
    }

    private static String note(TeamMember member) {
        if (member.isByGroup()) {
            return "by group " + member.group();
        }
        return member.signedIn() ? "" : "has not signed in yet";
    }

    private Component roleOf(TeamMember member) {
        var role = Roles.select();
        role.setAriaLabel("Role of " + member.username());
        role.setValue(member.role());
        role.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                Attempt.run(() -> teams.setMember(caller.require(), name, member.username(), event.getValue()));
                changed.run();
            }
        });
        return role;
    }

    private Button removal(TeamMember member, boolean itself) {
        var username = member.username();
        var remove = new Button(itself ? "Leave …" : "Remove", _ -> {
            if (itself) {
                askToLeave();
            } else {
                remove(member);
            }
        });
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel(itself ? "Leave the team " + name : "Remove " + username);
        return remove;
    }

    private void remove(TeamMember member) {
        var username = member.username();
        if (Attempt.run(() -> teams.removeMember(caller.require(), name, username))) {
            Notices.done("Removed " + username + " from " + name
                    + (member.isByGroup() ? "; they stay outside whatever their group says" : ""));
        }
        changed.run();
    }

    private void askToLeave() {
        var dialog = new Dialog(
                new Paragraph("You lose its scripts, containers and reports at once. An owner can add you again."));
        dialog.setHeaderTitle("Leave the team " + name + "?");
        dialog.setWidth("min(440px, 94vw)");
        var leave = new Button("Leave", _ -> {
            dialog.close();
            leave();
        });
        leave.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        dialog.getFooter().add(new Button("Stay", _ -> dialog.close()), leave);
        dialog.open();
    }

    private void leave() {
        var itself = caller.require().username();
        if (Attempt.run(() -> teams.removeMember(caller.require(), name, itself))) {
            UI.getCurrent().navigate(Links.teams());
        }
    }

    private Div addition() {
        var username = new TextField("User name");
        username.setMaxLength(255);
        var role = Roles.select();
        role.setLabel("Role");
        role.setValue(Role.DEVELOPER);
        var add = new Button("Add");
        add.addClickListener(_ -> Attempt.of(Map.of("username", username), () -> {
                    var member = username.getValue().strip();
                    return teams.setMember(caller.require(), name, member, role.getValue());
                })
                .ifPresent(team -> added(team, username.getValue().strip())));
        return Section.div("filters", username, role, add);
    }

    private void added(TeamDetails team, String username) {
        var known = team.members().stream()
                .anyMatch(member -> member.username().equalsIgnoreCase(username) && member.signedIn());
        Notices.done(
                known
                        ? "%s is in %s now".formatted(username, name)
                        : "Nobody called %s has signed in yet; they are in %s from their first sign-in on"
                                .formatted(username, name));
        changed.run();
    }
}

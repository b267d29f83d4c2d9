package io.slipway.portal.team;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
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

    MemberList(TeamService teams, CurrentCaller caller, TeamDetails team) {
        this.teams = teams;
        this.caller = caller;
        this.name = team.name();
        addClassNames("panel", "stack");
        show(team);
    }

    private void show(TeamDetails team) {
        removeAll();
        var owner = team.yourRole().allows(Permission.MANAGE_MEMBERS);
        var members = new UnorderedList();
        members.addClassName("links");
        team.members().forEach(member -> members.add(entry(member, owner)));
        add(members);
        if (owner) {
            add(addition());
        }
    }

    private ListItem entry(TeamMember member, boolean owner) {
        var username = new Span(member.username());
        username.addClassName("name");
        var itself = member.username().equals(caller.require().username());
        var actions = Section.div("member-actions");
        actions.add(owner ? roleOf(member) : new Span(member.role().slug()));
        if (owner || itself) {
            actions.add(removal(member.username(), itself));
        }
        return new ListItem(username, actions);
    }

    private Component roleOf(TeamMember member) {
        var role = roles();
        role.setAriaLabel("Role of " + member.username());
        role.setValue(member.role());
        role.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                change(member.username(), event.getValue());
            }
        });
        return role;
    }

    private Button removal(String username, boolean itself) {
        var remove = new Button(itself ? "Leave" : "Remove", _ -> Attempt.run(() -> remove(username, itself)));
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel(itself ? "Leave the team " + name : "Remove " + username);
        return remove;
    }

    private void remove(String username, boolean itself) {
        teams.removeMember(caller.require(), name, username);
        if (itself) {
            UI.getCurrent().navigate(Links.teams());
        } else {
            Notices.done("Removed " + username + " from " + name);
            show(teams.find(caller.require(), name));
        }
    }

    private void change(String username, Role role) {
        Attempt.run(() -> teams.setMember(caller.require(), name, username, role));
        show(teams.find(caller.require(), name));
    }

    private Div addition() {
        var username = new TextField("User name");
        username.setMaxLength(255);
        var role = roles();
        role.setLabel("Role");
        role.setValue(Role.DEVELOPER);
        var add = new Button("Add");
        add.addClickListener(_ -> Attempt.of(
                        Map.of("username", username),
                        () -> teams.setMember(
                                caller.require(), name, username.getValue().strip(), role.getValue()))
                .ifPresent(this::show));
        return Section.div("filters", username, role, add);
    }

    private static Select<Role> roles() {
        var roles = new Select<Role>();
        roles.setItems(Role.values());
        roles.setItemLabelGenerator(Role::slug);
        return roles;
    }
}

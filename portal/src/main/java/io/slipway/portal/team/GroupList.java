package io.slipway.portal.team;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Section;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.Role;
import io.slipway.registry.team.TeamDetails;
import io.slipway.registry.team.TeamGroup;
import io.slipway.registry.team.TeamGroupService;
import io.slipway.registry.team.TeamName;

/// The groups of the sign-in service that a team follows, and whom it keeps out all the same; owners change both.
class GroupList extends Div {
    private static final long serialVersionUID = 1L;

    private final transient TeamGroupService groups;
    private final CurrentCaller caller;
    private final TeamName name;
    private final transient Runnable changed;

    GroupList(TeamGroupService groups, CurrentCaller caller, TeamDetails team, Runnable changed) {
        this.groups = groups;
        this.caller = caller;
        this.name = team.name();
        this.changed = changed;
        var owner = team.yourRole().allows(Permission.MANAGE_MEMBERS);
        var section = Section.panel("Groups", new Paragraph(words(team)));
        if (!team.groups().isEmpty()) {
            section.add(followed(team, owner));
        }
        if (!team.keptOut().isEmpty()) {
            section.add(keptOut(team));
        }
        if (owner) {
            section.add(addition());
        }
        add(section);
    }

    private static String words(TeamDetails team) {
        return team.groups().isEmpty()
                ? "The team follows no group of the sign-in service. If it did, whoever is in the group would be a member."
                : "Whoever is in one of these groups of the sign-in service is a member, as long as they are.";
    }

    private UnorderedList followed(TeamDetails team, boolean owner) {
        var list = links();
        team.groups().forEach(group -> {
            var label = new Span(group.name());
            label.addClassName("name");
            var actions = Section.div("member-actions", new Span(group.role().slug()));
            if (owner) {
                actions.add(button(
                        "Stop following",
                        "Stop following the group " + group.name(),
                        () -> groups.unfollow(caller.require(), name, group.name())));
            }
            list.add(new ListItem(label, actions));
        });
        return list;
    }

    private Div keptOut(TeamDetails team) {
        var list = links();
        team.keptOut().forEach(username -> {
            var label = new Span(username);
            label.addClassName("name");
            list.add(new ListItem(
                    label,
                    Section.div(
                            "member-actions",
                            button(
                                    "Let in again",
                                    "Let " + username + " in again",
                                    () -> groups.letIn(caller.require(), name, username)))));
        });
        return Section.stack(new Paragraph("Removed, or left, and kept out whatever their groups say:"), list);
    }

    private Div addition() {
        var own = groups.own(caller.require());
        if (own.isEmpty()) {
            return new Div(new Paragraph(
                    "You are in no group yourself. A site administrator can let the team follow any other."));
        }
        var group = new Select<String>();
        group.setLabel("One of your groups");
        group.setItems(own);
        group.setValue(own.getFirst());
        var role = Roles.select();
        role.setLabel("Makes them");
        role.setValue(Role.VIEWER);
        var follow = new Button("Follow", _ -> {
            if (Attempt.run(
                    () -> groups.follow(caller.require(), name, new TeamGroup(group.getValue(), role.getValue())))) {
                changed.run();
            }
        });
        return Section.div("filters", group, role, follow);
    }

    private Button button(String text, String label, Runnable action) {
        var button = new Button(text, _ -> {
            if (Attempt.run(action)) {
                changed.run();
            }
        });
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(label);
        return button;
    }

    private static UnorderedList links() {
        var list = new UnorderedList();
        list.addClassName("links");
        return list;
    }
}

package io.slipway.portal.deployment;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Moment;
import io.slipway.portal.shell.Section;

/// Launched containers in short: name, state, and what they are made of.
public class RunningList extends Div {
    private static final long serialVersionUID = 1L;

    public RunningList(DeploymentSnapshot snapshot) {
        var list = new UnorderedList();
        list.addClassName("links");
        snapshot.deployments().forEach(deployment -> list.add(entry(snapshot, deployment)));
        add(list);
    }

    private static ListItem entry(DeploymentSnapshot snapshot, DeploymentDetails deployment) {
        var name =
                new Anchor(Links.container(deployment.id()), deployment.name().value());
        name.addClassName("name");
        var revision = new Anchor(
                Links.revision(deployment.script(), deployment.revision()),
                "%s rev %d".formatted(deployment.script(), deployment.revision()));
        var note = Section.row(revision);
        if (snapshot.outdatedBy(deployment) > 0) {
            var age = new Span(DeploymentLooks.age(snapshot.outdatedBy(deployment)));
            age.addClassName("outdated");
            note.add(age);
        }
        note.add(Moment.at(deployment.createdAt()));
        note.addClassName("note");
        return new ListItem(name, DeploymentLooks.state(deployment), note);
    }
}

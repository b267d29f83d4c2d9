package io.slipway.portal.image;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import io.slipway.portal.deployment.DeploymentDetails;
import io.slipway.portal.deployment.DeploymentMonitor;
import io.slipway.portal.deployment.DeploymentQuery;
import io.slipway.portal.deployment.DeploymentSnapshot;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Live;
import java.util.List;
import java.util.UUID;

/// The containers that run a saved image, as long as somebody looks.
class ImageUsers extends Div {
    private static final long serialVersionUID = 1L;

    ImageUsers(DeploymentMonitor deployments, CurrentCaller caller, UUID image) {
        Live.<List<DeploymentDetails>>show(
                this,
                listener -> deployments.subscribe(
                                caller.require(),
                                DeploymentQuery.all(),
                                snapshot -> listener.accept(running(snapshot, image)))::remove,
                this::show);
    }

    private static List<DeploymentDetails> running(DeploymentSnapshot snapshot, UUID image) {
        return snapshot.deployments().stream()
                .filter(deployment -> image.equals(deployment.savedImage()))
                .toList();
    }

    private void show(List<DeploymentDetails> users) {
        removeAll();
        if (users.isEmpty()) {
            add(new Paragraph("None runs it now."));
            return;
        }
        var list = new UnorderedList();
        list.addClassName("links");
        users.forEach(user -> list.add(
                new ListItem(new Anchor(Links.container(user.id()), user.name().value()))));
        add(list);
    }
}

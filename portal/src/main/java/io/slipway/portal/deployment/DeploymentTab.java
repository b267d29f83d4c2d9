package io.slipway.portal.deployment;

import com.vaadin.flow.component.Component;
import io.slipway.portal.shell.PagePart;

/// A tab of a container's page that another feature brings along.
public interface DeploymentTab extends PagePart {
    /// The last part of the tab's address.
    String word();

    /// What people read on the tab.
    String label();

    Component content(DeploymentDetails deployment);
}

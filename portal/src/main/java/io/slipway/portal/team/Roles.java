package io.slipway.portal.team;

import com.vaadin.flow.component.select.Select;
import io.slipway.registry.team.Role;

/// The roles to choose from.
final class Roles {
    private Roles() {}

    static Select<Role> select() {
        var roles = new Select<Role>();
        roles.setItems(Role.values());
        roles.setItemLabelGenerator(Role::slug);
        return roles;
    }
}

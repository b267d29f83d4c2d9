package io.slipway.portal.shell;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.spring.security.AuthenticationContext;

/// Who is signed in, how the page looks, and the way out.
class UserMenu extends MenuBar {
    private static final long serialVersionUID = 1L;

    UserMenu(String username, AuthenticationContext authentication) {
        addThemeVariants(MenuBarVariant.TERTIARY);
        var root = addItem(VaadinIcon.USER.create());
        root.add(" " + username);
        root.getElement().setAttribute("aria-label", "User menu of " + username);
        addColors(root);
        root.getSubMenu().addItem("Tokens", _ -> getUI().ifPresent(ui -> ui.navigate(Links.tokens())));
        root.getSubMenu().addSeparator();
        root.getSubMenu().addItem("Sign out", _ -> authentication.logout());
    }

    private void addColors(MenuItem root) {
        var colors = root.getSubMenu().addItem("Colours");
        for (ColorChoice choice : ColorChoice.values()) {
            colors.getSubMenu().addItem(choice.label(), _ -> getUI().ifPresent(choice::apply));
        }
    }
}

package io.slipway.portal.shell;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.slipway.portal.outage.DatabaseMonitor;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.security.RightsWatch;
import io.slipway.registry.team.TeamService;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/// The frame around every page: navigation at the left, running work and the user's menu at the top.
@Layout
@PermitAll
class ShellLayout extends AppLayout {
    private static final long serialVersionUID = 1L;

    ShellLayout(
            CurrentCaller caller,
            AuthenticationContext authentication,
            List<RunningWork> sources,
            List<Finder> finders,
            DatabaseMonitor database,
            RightsWatch rights,
            TeamService teams) {
        setPrimarySection(Section.DRAWER);
        var search = new Div(new GlobalSearch(finders, caller));
        search.addClassName("topbar-space");
        var user = new UserMenu(caller.require().username(), authentication);
        var bar = new Div(toggle(), search, new WorkButton(caller, sources), user);
        bar.addClassName("topbar");
        addToNavbar(skipLink(), bar);
        addToDrawer(brand(), new Scroller(navigation(caller.require().siteAdmin())));
        DatabaseNotice.on(this, database);
        RightsGuard.on(this, rights, teams, caller);
    }

    private static Anchor skipLink() {
        var link = new Anchor("#content", "Skip to the content");
        link.addClassName("skip-link");
        link.setRouterIgnore(true);
        link.getElement()
                .executeJs(
                        "this.addEventListener('click', e => { e.preventDefault(); const m = document.querySelector('main');"
                                + " if (m) { m.tabIndex = -1; m.focus(); } })");
        return link;
    }

    private static DrawerToggle toggle() {
        var toggle = new DrawerToggle();
        toggle.setAriaLabel("Navigation");
        return toggle;
    }

    private static Anchor brand() {
        var brand = new Anchor("", logo(), new Span("Slipway"));
        brand.addClassName("brand");
        return brand;
    }

    private static Svg logo() {
        var logo = new Svg("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor"
                 stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
                <path d="M2 20 22 13.5"/><path d="M5 13.5h13l-2.6 4-7.4 2.4z"/><path d="M9 13V8h5v5"/><path d="M11.5 8V4"/></svg>
                """);
        logo.getStyle().setDisplay(com.vaadin.flow.dom.Style.Display.INLINE_FLEX);
        return logo;
    }

    /// What only administrators may open is shown to nobody else; opening it asks again.
    private static Div navigation(boolean siteAdmin) {
        var work = nav("Work");
        work.addItem(
                item("Home", "", VaadinIcon.HOME, false),
                item("Scripts", "scripts", VaadinIcon.FILE_CODE, true),
                item("Builds", "builds", VaadinIcon.HAMMER, true),
                item("Containers", "containers", VaadinIcon.CUBES, true),
                item("Images", "images", VaadinIcon.ARCHIVE, true),
                item("Comparisons", "comparisons", VaadinIcon.SCALE, true));
        var site = nav("Site");
        site.addItem(
                item("Teams", "teams", VaadinIcon.USERS, true),
                item("Engines", "engines", VaadinIcon.SERVER, true),
                item("Structure", "structure", VaadinIcon.SITEMAP, true));
        if (siteAdmin) {
            site.addItem(item("Audit", "audit", VaadinIcon.RECORDS, true));
        }
        return new Div(work, site);
    }

    private static SideNav nav(String name) {
        var nav = new SideNav();
        nav.addClassName("shell-nav");
        nav.getElement().setAttribute("aria-label", name);
        return nav;
    }

    private static SideNavItem item(String label, String path, VaadinIcon icon, boolean nested) {
        var item = new SideNavItem(label, path, new Icon(icon));
        item.setMatchNested(nested);
        return item;
    }
}

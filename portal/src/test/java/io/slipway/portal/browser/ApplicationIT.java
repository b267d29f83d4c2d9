package io.slipway.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.slipway.portal.testing.Api;
import io.slipway.portal.testing.Chromium;
import io.slipway.portal.testing.Models;
import io.slipway.portal.testing.PortalFixture;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// An application's page in a browser: it works, and it gets at nothing that is the portal's.
class ApplicationIT {
    private static PortalFixture portal;
    private static Chromium chromium;
    private static Api api;

    @BeforeAll
    static void start() {
        portal = PortalFixture.running();
        chromium = Chromium.start();
        setDefaultAssertionTimeout(60_000);
        api = portal.api("alice");
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void aPageWorksInTheBrowserButCannotReachThePortal() {
        var team = Models.team(api, "apps-" + UUID.randomUUID().toString().substring(0, 8));
        var revision = Models.publish(api, team + "/page", Models.files("page"));
        var deployment = Models.requestLaunch(api, team + "/page", revision, "page", Map.of());
        Models.finished(api, "/deployments/" + deployment);
        var portalPage = chromium.page(1440, ColorScheme.LIGHT);
        Chromium.signIn(portalPage, portal.url(), "alice", portal.password("alice"));
        portalPage.navigate(portal.url() + "/containers/" + deployment);

        var page = portalPage.waitForPopup(() -> portalPage
                .getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Open").setExact(true))
                .click());

        assertThat(page.getByText("done")).isVisible();
        assertThat(page.locator("h1")).hasCSS("color", "rgb(1, 2, 3)");
        assertThat(page.locator("li")).hasText(new String[] {
            "origin: null",
            "own server: {\"x\":1}",
            "cookies: refused",
            "storage: refused",
            "portal: refused",
            "elsewhere: refused",
            "done"
        });
        portalPage.reload();
        assertThat(portalPage.locator(".page-head h1")).hasText("page"); // still signed in
        Models.leaveNothing(api, team);
    }
}

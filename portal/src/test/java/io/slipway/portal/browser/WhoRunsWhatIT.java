package io.slipway.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
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

/// Who runs what, of which revision, and what it uses: over all containers, and of one script.
class WhoRunsWhatIT {
    private static PortalFixture portal;
    private static Chromium chromium;
    private static Api alice;
    private static String team;

    @BeforeAll
    static void start() {
        portal = PortalFixture.running();
        chromium = Chromium.start();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        alice = portal.api("alice");
        team = Models.team(alice, "runs-" + UUID.randomUUID().toString().substring(0, 6));
        launch("digits-small", "digits");
        launch("digits-large", "digits-large");
        Models.publish(alice, team + "/digits-small", Models.tiny("two"));
        Models.publish(alice, team + "/digits-small", Models.tiny("three"));
    }

    @AfterAll
    static void end() {
        Models.leaveNothing(alice, team);
        chromium.close();
    }

    private static void launch(String script, String name) {
        var full = team + "/" + script;
        Models.publish(alice, full, Models.tiny(script + team));
        var id = Models.requestLaunch(alice, full, 1, name, Map.of());
        Models.finished(alice, "/deployments/" + id);
    }

    private static Page.LocatorOptions with(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    @Test
    void theListSaysWhatIsOutdatedAndWhatItUsesNow() {
        var page = chromium.page(1440, ColorScheme.LIGHT);
        Chromium.signIn(page, portal.url(), "alice", portal.password("alice"));
        page.navigate(portal.url() + "/containers");
        assertThat(page.locator(".outdated:visible", with("outdated by 2 revisions"))
                        .first())
                .isVisible();
        assertThat(page.locator("vaadin-grid-cell-content:visible", with("of 1 CPU, "))
                        .first())
                .isVisible();
        page.setViewportSize(390, 900);
        assertThat(page.locator(".card-row:visible", with("outdated by 2 revisions"))
                        .first())
                .isVisible();
        Looks.check(page, "who-runs-what");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Outdated"))
                .click();
        assertThat(page.getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName("digits").setExact(true))
                        .first())
                .isVisible();
        assertThat(page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("digits-large").setExact(true)))
                .hasCount(0);

        page.navigate(portal.url() + "/scripts/" + team + "/digits-small/running");
        assertThat(page.locator(".outdated:visible", with("outdated by 2 revisions"))
                        .first())
                .isVisible();
        Looks.check(page, "script-running-outdated");
        page.context().close();
    }
}

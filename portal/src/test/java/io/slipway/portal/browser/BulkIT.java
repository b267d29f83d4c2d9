package io.slipway.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.slipway.portal.testing.Api;
import io.slipway.portal.testing.Chromium;
import io.slipway.portal.testing.Models;
import io.slipway.portal.testing.PortalFixture;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Several containers are chosen from the list and treated alike.
class BulkIT {
    private static PortalFixture portal;
    private static Chromium chromium;
    private static Api api;
    private static Page page;

    @BeforeAll
    static void start() {
        portal = PortalFixture.running();
        chromium = Chromium.start();
        setDefaultAssertionTimeout(60_000);
        api = portal.api("dave"); // nobody else's test launches anything as him
        page = chromium.page(1440, ColorScheme.LIGHT);
        Chromium.signIn(page, portal.url(), "dave", portal.password("dave"));
        page.waitForSelector("main h1");
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void chosenContainersAreStoppedAndDeletedTogether() {
        var team = Models.team(api, "bulk-" + UUID.randomUUID().toString().substring(0, 8));
        var revision = Models.publish(api, team + "/tiny", Models.tiny("bulk"));
        for (var name : List.of("one", "two")) {
            var id = Models.requestLaunch(api, team + "/tiny", revision, name, Map.of());
            Models.finished(api, "/deployments/" + id);
        }
        page.navigate(portal.url().resolve("/containers").toString());
        assertThat(states("running")).hasCount(2);

        button("Choose several").click();
        page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Select All"))
                .check();
        assertThat(page.getByText("2 containers chosen")).isVisible();
        Looks.check(page, "bulk");
        page.setViewportSize(1440, 900);
        button("Stop").click();
        assertThat(states("stopped")).hasCount(2);

        button("Delete …").click();
        var dialog = page.getByRole(AriaRole.ALERTDIALOG);
        assertThat(dialog).containsText(team + "/one");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete them"))
                .click();
        assertThat(page.getByText("Nothing has been launched yet.")).isVisible();
        Models.leaveNothing(api, team);
    }

    private static Locator states(String word) {
        return page.locator("vaadin-grid .state")
                .filter(new Locator.FilterOptions().setHasText(word).setVisible(true));
    }

    private static Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}

package io.slipway.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.slipway.portal.testing.Chromium;
import io.slipway.portal.testing.Models;
import io.slipway.portal.testing.PortalFixture;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What works on every page: the search at the top, the keys, and addresses that lead to a line of a file.
class EverywhereIT {
    private static PortalFixture portal;
    private static Chromium chromium;
    private static String script;
    private static String hidden;

    private Page page;

    @BeforeAll
    static void prepare() {
        portal = PortalFixture.running();
        chromium = Chromium.start();
        var mark = UUID.randomUUID().toString().substring(0, 6);
        var alice = portal.api("alice");
        script = Models.team(alice, "every-" + mark) + "/okapi-" + mark;
        Models.publish(
                alice,
                script,
                Map.of("Dockerfile", "FROM debian:trixie-slim\n", "serve.py", "one = 1\ntwo = 2\nthree = 3\n"));
        Models.publish(alice, script, Map.of("Dockerfile", "FROM debian:trixie-slim\nUSER 65532\n"));
        var dave = portal.api("dave");
        hidden = Models.team(dave, "hidden-" + mark) + "/okapi-" + mark;
        Models.publish(dave, hidden, Map.of("Dockerfile", "FROM debian:trixie-slim\n"));
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @BeforeEach
    void signIn() {
        page = chromium.page(1440, ColorScheme.LIGHT);
        Chromium.signIn(page, portal.url(), "alice", portal.password("alice"));
        page.waitForSelector("main h1");
    }

    @Test
    void theSearchIsAKeyAwayAndOffersOnlyWhatOneMayRead() {
        page.keyboard().press("/");
        assertThat(search()).isFocused();
        page.keyboard().type("okapi");
        assertThat(page.getByRole(AriaRole.OPTION).filter(new Locator.FilterOptions().setHasText(script)))
                .isVisible();
        assertThat(page.getByRole(AriaRole.OPTION).filter(new Locator.FilterOptions().setHasText(hidden)))
                .hasCount(0);
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText(script);

        page.keyboard().press("Control+k");
        assertThat(search()).isFocused();
        page.context().close();
    }

    @Test
    void keysLeadToPagesAndSayWhichThereAre() {
        page.keyboard().press("g");
        page.keyboard().press("s");
        assertThat(page.locator("h1")).hasText("Scripts");
        page.keyboard().press("n");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("New script");
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        page.keyboard().press("?");
        assertThat(page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Keys")))
                .containsText("Ctrl-K");
        Looks.check(page, "keys");
        page.context().close();
    }

    @Test
    void anAddressLeadsToALineAndALineGivesItsAddress() {
        page.navigate(portal.url() + "/scripts/" + script + "/files?revision=1&path=serve.py&line=2");
        assertThat(page.locator(".cm-activeLine")).hasText("two = 2");
        page.locator(".cm-lineNumbers .cm-gutterElement")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^3$")))
                .click();
        assertThat(page).hasURL(Pattern.compile(".*path=serve.py&line=3$"));
        page.reload();
        assertThat(page.locator(".cm-activeLine")).hasText("three = 3");
        page.context().close();
    }

    @Test
    void anOldRevisionIsRestoredByAButton() {
        page.navigate(portal.url() + "/scripts/" + script + "/revisions");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Restore revision 1"))
                .click();
        assertThat(page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("rev 3").setExact(true)))
                .not()
                .hasCount(0);
        assertThat(page.getByText("Restore revision 1")).isVisible();
        Looks.check(page, "script-revisions-many");
        page.context().close();
    }

    private Locator search() {
        return page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Search everything"));
    }
}

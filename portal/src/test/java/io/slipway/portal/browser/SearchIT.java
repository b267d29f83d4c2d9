package io.slipway.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.slipway.portal.testing.Accessible;
import io.slipway.portal.testing.Chromium;
import io.slipway.portal.testing.Models;
import io.slipway.portal.testing.PortalFixture;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The list of scripts is searched while typing and narrowed by facets; the address has it all.
class SearchIT {
    @Test
    void typingAndFacetsNarrowTheListAndTheBackButtonWidensItAgain() {
        var portal = PortalFixture.running();
        var api = portal.api("alice");
        var team = Models.team(api, "find-" + UUID.randomUUID().toString().substring(0, 6));
        var word = "zebra" + UUID.randomUUID().toString().substring(0, 6);
        Models.publish(api, team + "/" + word + "-torch", Models.dockerfile("RUN : pip install torch\nLABEL kind=a"));
        Models.publish(api, team + "/" + word + "-plain", Models.dockerfile("LABEL kind=b"));
        try (var chromium = Chromium.start()) {
            var page = chromium.page(1440, ColorScheme.LIGHT);
            Chromium.signIn(page, portal.url(), "alice", portal.password("alice"));
            page.waitForSelector("main h1");
            page.navigate(portal.url() + "/scripts");

            page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Search scripts"))
                    .fill(word);
            assertThat(link(page, word + "-torch")).isVisible();
            assertThat(link(page, word + "-plain")).isVisible();
            assertThat(page).hasURL(Pattern.compile(".*q=" + word + ".*"));

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("kind=a.*")))
                    .click();
            assertThat(link(page, word + "-plain")).hasCount(0);
            assertThat(link(page, word + "-torch")).isVisible();
            assertThat(page).hasURL(Pattern.compile(".*label=kind.*"));
            Accessible.check(page, "scripts, narrowed");

            page.goBack();
            assertThat(link(page, word + "-plain")).isVisible();
            assertThat(page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Search scripts")))
                    .hasValue(word);

            var narrow = chromium.page(390, ColorScheme.DARK);
            Chromium.signIn(narrow, portal.url(), "alice", portal.password("alice"));
            narrow.waitForSelector("main h1");
            narrow.navigate(portal.url() + "/scripts?q=" + word);
            assertThat(link(narrow, team + "/" + word + "-plain")).isVisible();
        }
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}

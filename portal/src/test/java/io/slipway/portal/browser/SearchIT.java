package io.slipway.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.slipway.portal.testing.Accessible;
import io.slipway.portal.testing.Chromium;
import io.slipway.portal.testing.Models;
import io.slipway.portal.testing.PortalFixture;
import java.util.Map;
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

    @Test
    void theBaseImageOfAScriptLeadsToAllThatBuildOnIt() {
        var portal = PortalFixture.running();
        var api = portal.api("alice");
        var team = Models.team(api, "base-" + UUID.randomUUID().toString().substring(0, 6));
        var base = "internal/runtime-" + team + ":1.2";
        Models.publish(api, team + "/one", Map.of("Dockerfile", "FROM " + base + "\n"));
        Models.publish(api, team + "/two", Map.of("Dockerfile", "FROM " + base + "\n"));
        try (var chromium = Chromium.start()) {
            var page = chromium.page(1440, ColorScheme.LIGHT);
            Chromium.signIn(page, portal.url(), "alice", portal.password("alice"));
            page.waitForSelector("main h1");
            page.navigate(portal.url() + "/scripts/" + team + "/one");
            link(page, base).click();
            assertThat(link(page, "one")).isVisible();
            assertThat(link(page, "two")).isVisible();

            page.navigate(portal.url() + "/scripts/" + team + "/one/files?revision=1");
            page.getByText("Get rev 1").click();
            assertThat(page.getByText("/revisions/1/context.tar.gz")).isVisible();
            Looks.check(page, "revision-commands");
            link(page, base).click();
            assertThat(link(page, "two")).isVisible();
        }
    }

    @Test
    void archivedScriptsAreShownToWhoeverAsksForThem() {
        var portal = PortalFixture.running();
        var api = portal.api("alice");
        var team = Models.team(api, "old-" + UUID.randomUUID().toString().substring(0, 6));
        Models.publish(api, team + "/kept", Models.dockerfile("RUN true"));
        Models.publish(api, team + "/aside", Models.dockerfile("RUN true"));
        assertThat(api.post("/scripts/" + team + "/aside/archive", Map.of()).status())
                .isBetween(200, 299);
        try (var chromium = Chromium.start()) {
            var page = chromium.page(1440, ColorScheme.LIGHT);
            Chromium.signIn(page, portal.url(), "alice", portal.password("alice"));
            page.waitForSelector("main h1");
            page.navigate(portal.url() + "/scripts?team=" + team);
            assertThat(link(page, "kept")).isVisible();
            assertThat(link(page, "aside")).hasCount(0);

            link(page, "Show archived scripts").click();
            assertThat(link(page, "aside")).isVisible();
            assertThat(link(page, "kept")).hasCount(0);
            assertThat(page.getByText("These scripts were put aside")).isVisible();
            Looks.check(page, "scripts-archived");

            link(page, "Archived").click();
            assertThat(link(page, "kept")).isVisible();
        }
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}

package io.slipway.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.slipway.portal.testing.Api;
import io.slipway.portal.testing.Chromium;
import io.slipway.portal.testing.Models;
import io.slipway.portal.testing.PortalFixture;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What people do with containers that run: look into them, rename and duplicate them.
class ContainerUseIT {
    private static final Map<String, String> ENV = Map.of("GREETING", "hello", "API_TOKEN", "tell-nobody");

    private static PortalFixture portal;
    private static Chromium chromium;
    private static Api api;
    private static String team;
    private static String one;
    private static Page page;

    @BeforeAll
    static void launch() {
        portal = PortalFixture.running();
        chromium = Chromium.start();
        setDefaultAssertionTimeout(30_000);
        api = portal.api("alice");
        team = Models.team(api, "use-" + UUID.randomUUID().toString().substring(0, 6));
        Models.publish(api, team + "/tiny", Models.tiny("used"));
        one = Models.requestLaunch(api, team + "/tiny", 1, "one", ENV);
        Models.finished(api, "/deployments/" + one);
        page = chromium.page(1440, ColorScheme.LIGHT);
        Chromium.signIn(page, portal.url(), "alice", portal.password("alice"));
        page.waitForSelector("main h1");
    }

    @AfterAll
    static void close() {
        Models.leaveNothing(api, team);
        chromium.close();
    }

    @Test
    void theEngineIsAskedAboutAContainer() {
        var answer = api.get("/deployments/%s/inspect".formatted(one)).json();
        var container = answer.path("containers").path(0);
        Assertions.assertThat(container.path("process").path("user").asString(""))
                .isEqualTo("65532:65532");
        Assertions.assertThat(container.path("hardening").path("readOnlyRoot").asBoolean())
                .isTrue();
        Assertions.assertThat(answer.toString()).contains("\"hello\"").doesNotContain("tell-nobody");

        open("/containers/" + one + "/inspect");
        assertThat(page.getByText("perl /serve.pl")).isVisible();
        assertThat(page.getByText("hidden: by its name a secret")).isVisible();
        assertThat(page.locator("main")).not().containsText("tell-nobody");
        assertThat(page.locator("main")).containsText("no-new-privileges:true");
        Looks.check(page, "inspect");
        wide();
    }

    @Test
    void aContainerIsDuplicatedRenamedAndTellsItsHistory() {
        open("/containers/" + one);
        button("Duplicate …").click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog.getByLabel("Name")).hasValue("one-2");
        assertThat(dialog.getByLabel("Environment", new Locator.GetByLabelOptions().setExact(true)))
                .hasValue("API_TOKEN=••••••\nGREETING=hello");
        Looks.check(page, "duplicate");
        wide();
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Launch"))
                .click();
        page.waitForURL(Pattern.compile(".*/containers/(?!" + one + ")[0-9a-f-]{36}"));
        assertThat(page.locator(".page-title .state.running")).isVisible(patiently());
        var copy = page.url().substring(page.url().lastIndexOf('/') + 1);

        button("Rename …").click();
        dialog.getByLabel("Name").fill("One");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Rename"))
                .click();
        assertThat(dialog.getByText("lower-case letters and digits, with dashes inside"))
                .isVisible();
        dialog.getByLabel("Name").fill("one");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Rename"))
                .click();
        assertThat(dialog.getByText("has a deployment of that name")).isVisible();
        Looks.check(page, "rename");
        wide();
        dialog.getByLabel("Name").fill("twin");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Rename"))
                .click();
        assertThat(page.locator("main h1")).hasText("twin");

        open("/containers/" + copy + "/history");
        assertThat(page.getByText("twin, before one-2")).isVisible();
        assertThat(page.getByText("launched", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        Looks.check(page, "history");
        wide();
    }

    private static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(120_000);
    }

    private static Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void wide() {
        page.setViewportSize(1440, 900);
    }

    private static void open(String path) {
        page.navigate(portal.url().resolve(path).toString());
    }
}

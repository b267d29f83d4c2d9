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
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A running deployment gets another container and another revision, from its page.
class ReplicasIT {
    private static PortalFixture portal;
    private static Chromium chromium;
    private static Api api;
    private static Page page;

    @BeforeAll
    static void start() {
        portal = PortalFixture.running();
        chromium = Chromium.start();
        setDefaultAssertionTimeout(60_000);
        api = portal.api("alice");
        page = chromium.page(1440, ColorScheme.LIGHT);
        Chromium.signIn(page, portal.url(), "alice", portal.password("alice"));
        page.waitForSelector("main h1");
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void aDeploymentGetsMoreContainersAndAnotherRevision() {
        var team = Models.team(api, "many-" + UUID.randomUUID().toString().substring(0, 8));
        var revision = Models.publish(api, team + "/tiny", Models.tiny("first"));
        var deployment = Models.requestLaunch(api, team + "/tiny", revision, "tiny", Map.of());
        Models.finished(api, "/deployments/" + deployment);
        open("/containers/" + deployment);

        button("One replica more").click();
        assertThat(page.locator(".page-title .state")).hasText("running 2/2");
        Looks.check(page, "replicas");
        seesEveryContainer(deployment);
        open("/containers/" + deployment);

        Models.publish(api, team + "/tiny", Models.tiny("second"));
        page.reload();
        button("Relaunch …").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Revision 1 answers until");
        Looks.check(page, "relaunch");
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Relaunch"))
                .click();
        assertThat(page.getByText("Relaunching on revision 2")).isVisible();
        assertThat(page.locator(".trail")).containsText("rev 2");
        assertThat(page.locator(".page-title .state")).hasText("running 2/2");

        open("/containers/" + deployment + "/predict");
        button("Predict").click();
        assertThat(page.locator(".answer").getByText("status 200")).isVisible();
        assertThat(page.getByText("/predict/%s/tiny".formatted(team))).isVisible();
        Looks.check(page, "predict");
        Models.leaveNothing(api, team);
    }

    private static void seesEveryContainer(String deployment) {
        open("/containers/" + deployment + "/logs");
        assertThat(page.locator("vaadin-select-value-button")).containsText("(first)");
        page.locator("vaadin-select").click();
        page.getByRole(AriaRole.OPTION).last().click();
        assertThat(page.locator("vaadin-select-value-button")).not().containsText("(first)");
        assertThat(page.locator("slipway-log a[download]"))
                .hasAttribute("href", Pattern.compile(".*/containers/[0-9a-f]{64}/logs"));
        Looks.check(page, "replica-log");
        open("/containers/" + deployment + "/statistics");
        assertThat(page.locator("vaadin-select")).isVisible();
        Looks.check(page, "replica-statistics");
    }

    private static Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void open(String path) {
        page.navigate(portal.url().resolve(path).toString());
    }
}

package io.slipway.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.slipway.portal.testing.Accessible;
import io.slipway.portal.testing.Api;
import io.slipway.portal.testing.Chromium;
import io.slipway.portal.testing.Models;
import io.slipway.portal.testing.PortalFixture;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The way from a Dockerfile to a measured prediction, walked by hand on a wide and on a narrow screen.
class MainJobIT {
    private static final double LONG = 180_000;

    private static PortalFixture portal;
    private static Chromium chromium;
    private static Api api;

    @SuppressWarnings("NullAway.Init") // opened by each test, as whom it needs
    private Page page;

    @BeforeAll
    static void start() {
        portal = PortalFixture.running();
        chromium = Chromium.start();
        setDefaultAssertionTimeout(20_000);
        api = portal.api("alice");
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @AfterEach
    void leave() {
        page.context().close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void aTeamWritesAScriptInTheEditor(int width) {
        var team = Models.team(api, "edit-" + random());
        signIn(width);
        open("/scripts");
        button("New script").click();
        page.getByLabel("Name").fill("from-scratch");
        choose(page.getByRole(AriaRole.DIALOG).locator("vaadin-select"), "Team " + team);
        page.getByLabel("A Dockerfile with one line").check();
        button("Open the editor").click();

        var text = page.getByLabel("Text of Dockerfile");
        assertThat(text).containsText("FROM debian:trixie-slim");
        text.click();
        page.keyboard().press("Control+End");
        page.keyboard().type("RUNN echo hello");
        assertThat(page.locator(".problem").filter(new Locator.FilterOptions().setHasText("RUNN")))
                .isVisible();
        button("Save revision").click();
        assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("Not saved");

        page.getByLabel("Text of Dockerfile").click();
        page.keyboard().press("Control+A");
        page.keyboard().type("FROM debian:trixie-slim\nCMD [\"sleep\", \"60\"]\n");
        assertThat(page.locator(".problem.error")).hasCount(0);
        Accessible.check(page, "the editor at " + width);
        page.getByLabel("What changes, and why").fill("The first one");
        button("Save revision").click();
        assertThat(page.getByText("Saved as rev 1")).isVisible();

        open("/scripts/%s/from-scratch".formatted(team));
        assertThat(page.getByText("The first one")).isVisible();
    }

    @Test
    void leavingTheEditorAsksBeforeItLosesAnything() {
        var team = Models.team(api, "leave-" + random());
        Models.publish(api, team + "/tiny", Models.tiny("leaving"));
        signIn(1440);
        open("/scripts/%s/tiny/edit".formatted(team));
        page.getByLabel("Text of Dockerfile").click();
        page.keyboard().type("# a word\n");
        assertThat(page.locator(".file-item .changed")).isVisible();
        link("Builds").click();
        assertThat(page.getByText("Leave without saving?")).isVisible();
        button("Stay").click();
        assertThat(page.getByLabel("Text of Dockerfile")).containsText("# a word");
        link("Builds").click();
        button("Leave and lose them").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Builds")))
                .isVisible();
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void aScriptIsBuiltLaunchedAndAsked(int width) {
        var team = Models.team(api, "walk-" + random());
        Models.publish(api, team + "/tiny", Models.tiny("walk at " + width));
        signIn(width);
        open("/scripts/%s/tiny".formatted(team));
        button("Build").click();
        assertThat(page.getByText("succeeded").first()).isVisible(patiently());
        assertThat(page.getByRole(AriaRole.LOG)).containsText("serve.pl");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Steps")))
                .isVisible();

        link("Launch").click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Launch"))
                .click();
        page.waitForURL(Pattern.compile(".*/containers/[0-9a-f-]{36}"));
        var container = page.url().substring(page.url().lastIndexOf('/') + 1);
        assertThat(page.locator(".page-title .state.running")).isVisible(patiently());
        link("Predict").click();
        button("Predict").click();
        assertThat(page.locator(".answer").getByText("status 200")).isVisible();
        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Answer of the model")))
                .containsText("\"digit\" : 7");
        page.getByLabel("Payload").fill("{}");
        button("Predict").click();
        assertThat(page.locator(".answer").getByText("status 422", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(page.getByText("pixels is missing")).isVisible();
        Accessible.check(page, "predictions at " + width);
        link("Logs").click();
        assertThat(page.getByRole(AriaRole.LOG)).containsText("listening on 8080");

        button("Stop").click();
        assertThat(page.locator(".page-title .state.neutral")).isVisible(patiently());
        button("Remove …").click();
        button("Remove the container").click();
        page.waitForURL(Pattern.compile(".*/containers"));
        assertThat(page.locator("vaadin-grid a[href='containers/%s']".formatted(container)))
                .hasCount(0);
    }

    @Test
    void twoRevisionsAreComparedWhileOneWatches() {
        var team = Models.team(api, "compare-" + random());
        Models.publish(api, team + "/tiny", Models.tiny("first"));
        Models.publish(api, team + "/tiny", Models.tiny("second"));
        signIn(1440);
        open("/comparisons/new?target=%s/tiny@1".formatted(team));
        var script = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Script"));
        script.fill(team);
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(team + "/tiny"))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add the revision"))
                .click();
        page.getByLabel("quick", new Page.GetByLabelOptions().setExact(false)).check();
        button("Start the comparison").click();
        assertThat(page.getByText(Pattern.compile("Round \\d+ of 60")).first()).isVisible(patiently());
        assertThat(page.locator(".work-button")).containsText("running");
        link("Open the report").click(new Locator.ClickOptions().setTimeout(LONG));
        assertThat(page.getByText("Median latency, relative to the baseline")).isVisible();
        assertThat(page.locator("slipway-chart svg").first()).isVisible();
        page.getByText("Show the numbers").first().click();
        assertThat(page.getByRole(AriaRole.COLUMNHEADER, new Page.GetByRoleOptions().setName("Ratio"))
                        .first())
                .isVisible();
        Accessible.check(page, "the report");
    }

    @Test
    void afterSigningOutThePasswordIsAskedFor() {
        signIn(1440);
        page.getByLabel("User menu of alice").click();
        page.getByText("Sign out").click();
        assertThat(page.getByLabel("Username")).isVisible();
        open("/scripts");
        assertThat(page.getByLabel("Username")).isVisible();
    }

    @Test
    void strangersAreToldThatThereIsNoSuchScript() {
        var team = Models.team(api, "secret-" + random());
        Models.publish(api, team + "/tiny", Models.tiny("secret"));
        page = chromium.page(1440, ColorScheme.LIGHT);
        Chromium.signIn(page, portal.url(), "dave", portal.password("dave"));
        open("/scripts/%s/tiny".formatted(team));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("No such script")))
                .isVisible();
    }

    private void signIn(int width) {
        page = chromium.page(width, ColorScheme.LIGHT);
        Chromium.signIn(page, portal.url(), "alice", portal.password("alice"));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Home")))
                .isVisible();
    }

    private void open(String path) {
        page.navigate(portal.url().resolve(path).toString());
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void choose(Locator select, String option) {
        select.click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(option))
                .click();
    }

    private static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(LONG);
    }

    private static String random() {
        return UUID.randomUUID().toString().substring(0, 6);
    }
}

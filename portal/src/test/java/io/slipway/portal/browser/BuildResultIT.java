package io.slipway.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.slipway.portal.testing.Api;
import io.slipway.portal.testing.Chromium;
import io.slipway.portal.testing.Models;
import io.slipway.portal.testing.PortalFixture;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a build tells when it has ended: layers, inputs, the end of a failure, and whether a rebuild is the same.
class BuildResultIT {
    private static PortalFixture portal;
    private static Chromium chromium;
    private static Api api;
    private static String team;
    private static Page page;

    @BeforeAll
    static void signIn() {
        portal = PortalFixture.running();
        chromium = Chromium.start();
        api = portal.api("alice");
        team = Models.team(api, "result-" + UUID.randomUUID().toString().substring(0, 6));
        page = chromium.page(1440, ColorScheme.LIGHT);
        Chromium.signIn(page, portal.url(), "alice", portal.password("alice"));
        page.waitForSelector("main h1");
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void aBuildShowsItsLayersAndARebuildSaysWhichOnesDiffer() {
        var script = team + "/dated";
        var revision = Models.publish(
                api,
                script,
                Models.dockerfile(
                        "ENV A=1\nCOPY Dockerfile /\nRUN date +%s.%N > /x && head -c 20000000 /dev/zero > /y"));
        var build = Models.requestBuild(api, script, revision);
        Models.finished(api, "/builds/" + build);
        open("/builds/" + build);

        var layers = page.getByRole(AriaRole.REGION, named("Layers of the image"));
        assertThat(layers).containsText("RUN date +%s.%N > /x");
        assertThat(layers).containsText("20 MB");
        assertThat(layers).containsText("base image");
        assertThat(page.locator("main")).containsText("1 more step changed no files.");
        assertThat(page.locator("main")).containsText("debian:trixie-slim");
        assertThat(page.locator("main")).containsText("BuildKit");

        page.getByRole(AriaRole.BUTTON, named("Rebuild and compare")).click();
        assertThat(page.getByText(Pattern.compile("1 of \\d+ layers differs: RUN date")))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(90_000));
        assertThat(page.locator("main")).containsText("Repeats build #");
        Looks.check(page, "rebuild");

        page.setViewportSize(1440, 900);
        open("/builds/" + build);
        assertThat(page.locator("main")).containsText("Repeated by build #");
        open("/scripts/" + script + "/builds");
        assertThat(page.locator(".trend svg")).hasCount(3);
        page.getByText("The last 2 builds that succeeded, as numbers").click();
        assertThat(page.getByRole(AriaRole.REGION, named("Builds that succeeded")))
                .containsText("rev 1");
        Looks.check(page, "build-trend");
        page.setViewportSize(1440, 900);
    }

    @Test
    void aFailureShowsTheStepsLastWordsAndItsRetryKnowsIt() {
        var script = team + "/fails";
        var revision = Models.publish(
                api,
                script,
                Models.dockerfile("RUN echo fine\nRUN echo loading weights; echo 'no such file: model.pt'; exit 3"));
        var build = Models.requestBuild(api, script, revision);
        Models.until(
                api,
                "/builds/" + build,
                answer -> answer.json().path("status").asString("").equals("FAILED"));
        open("/builds/" + build);

        var words = page.getByLabel("End of the failed step's output");
        assertThat(words).hasText("loading weights\nno such file: model.pt");
        assertThat(page.getByRole(AriaRole.LINK, named("Open line 3 of the Dockerfile")))
                .isVisible();
        Looks.check(page, "build-failure");
        page.setViewportSize(1440, 900);

        page.getByRole(AriaRole.BUTTON, named("Try again")).click();
        assertThat(page.locator("main")).containsText("Tried again after build #");
        page.waitForURL(address -> !address.contains(build));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static void open(String path) {
        page.navigate(portal.url().resolve(path).toString());
        page.waitForSelector("main h1");
    }
}

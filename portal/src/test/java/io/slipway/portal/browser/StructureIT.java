package io.slipway.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.slipway.portal.testing.Api;
import io.slipway.portal.testing.Chromium;
import io.slipway.portal.testing.Models;
import io.slipway.portal.testing.PortalFixture;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What stands on what, on the real engine: layers are there once, with the sizes that the engine tells, and those of
/// other teams are only counted.
class StructureIT {
    private static PortalFixture portal;
    private static Chromium chromium;
    private static Api alice;
    private static Api bob;
    private static String vision;
    private static String hidden;

    @BeforeAll
    static void start() {
        portal = PortalFixture.running();
        chromium = Chromium.start();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        alice = portal.api("alice");
        bob = portal.api("bob");
        vision = Models.team(alice, "stack-" + UUID.randomUUID().toString().substring(0, 6));
        hidden = Models.team(bob, "hidden-" + UUID.randomUUID().toString().substring(0, 6));
        launch(alice, vision + "/digits-small", "digits");
        launch(alice, vision + "/digits-large", "digits-large");
        launch(bob, hidden + "/secret-model", "secret-model");
    }

    @AfterAll
    static void end() {
        Models.leaveNothing(alice, vision);
        Models.leaveNothing(bob, hidden);
        chromium.close();
    }

    private static void launch(Api api, String script, String name) {
        var files = new LinkedHashMap<>(Models.tiny(script));
        files.computeIfPresent("Dockerfile", (_, text) -> text + "RUN echo only-in-" + name + " > /tmp/which\n");
        Models.publish(api, script, files);
        var id = Models.requestLaunch(api, script, 1, name, Map.of());
        var launched = Models.finished(api, "/deployments/" + id);
        assertThat(launched.field("status")).as(launched.text()).isEqualTo("RUNNING");
    }

    @Test
    void everyLayerIsThereOnceWithItsSizeAndWhatOthersHaveIsOnlyCounted() {
        var structure = alice.get("/structure").json();

        var layers = structure.path("layers").valueStream().toList();
        var base = layers.getFirst();
        assertThat(base.path("below").isNull()).isTrue();
        assertThat(base.path("sizeBytes").asLong()).isGreaterThan(10_000_000);
        assertThat(base.path("deployments").size()).isGreaterThanOrEqualTo(2);
        assertThat(base.path("others").asInt()).isPositive();
        assertThat(layers.stream()
                        .map(layer -> layer.path("below") + layer.path("id").asString()))
                .doesNotHaveDuplicates();
        var text = structure.toString();
        assertThat(text).contains("only-in-digits ").doesNotContain("secret-model", "hidden-");
        assertThat(structure.path("infrastructure").path("imagesBytes").asLong())
                .isGreaterThanOrEqualTo(base.path("sizeBytes").asLong());
        assertThat(structure.path("infrastructure").path("cpus").asInt()).isPositive();
        assertThat(structure.path("operatingSystem").path("kernel").asString()).isNotEmpty();
        assertThat(structure.path("engine").path("storageDriver").asString()).isNotEmpty();
        assertThat(structure
                        .path("deployments")
                        .valueStream()
                        .filter(deployment -> deployment.path("team").asString().equals(vision)))
                .hasSize(2)
                .allMatch(deployment ->
                        deployment.path("load").path("memoryBytes").asLong() > 0);
    }

    @Test
    void thePictureAndTheTablesSayTheSame() {
        var page = chromium.page(1440, ColorScheme.LIGHT);
        Chromium.signIn(page, portal.url(), "alice", portal.password("alice"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Structure"))
                .click();
        assertThat(page.locator(".structure-tile", with("digits-large"))).isVisible();
        assertThat(page.locator(".structure-layer .shared").last()).containsText("shared by");
        assertThat(page.locator(".structure-tile", with("MiB")).first()).isVisible();
        assertThat(page.getByText("secret-model")).hasCount(0);
        Looks.check(page, "structure");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Tables"))
                .click();
        assertThat(page.locator("th", with("only-in-digits-large"))
                        .or(page.locator("td", with("only-in-digits-large"))))
                .isVisible();
        Looks.check(page, "structure-tables");

        page.setViewportSize(1440, 900);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Picture"))
                .click();
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("digits-large").setExact(true))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("digits-large")))
                .isVisible();
        page.context().close();
    }

    private static Page.LocatorOptions with(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}

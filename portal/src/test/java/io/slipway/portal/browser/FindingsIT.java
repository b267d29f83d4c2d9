package io.slipway.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.slipway.portal.testing.Accessible;
import io.slipway.portal.testing.Chromium;
import io.slipway.portal.testing.Models;
import io.slipway.portal.testing.PortalFixture;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the editor says about a Dockerfile.
class FindingsIT {
    private static PortalFixture portal;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        portal = PortalFixture.running();
        chromium = Chromium.start();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "390, DARK"})
    void findingsComeWhileOneWritesAndGoWhenTheyAreMended(int width, ColorScheme scheme) {
        var api = portal.api("alice");
        var team = Models.team(api, "lint-" + UUID.randomUUID().toString().substring(0, 6));
        Models.publish(api, team + "/tiny", Models.dockerfile("RUN sudo true\nUSER 65532\n"));
        var page = chromium.page(width, scheme);
        Chromium.signIn(page, portal.url(), "alice", portal.password("alice"));
        page.navigate(portal.url() + "/scripts/%s/tiny/edit".formatted(team));

        write(page, "FROM debian\nENV API_KEY=abc\nUSER 65532\n");
        assertThat(problem(page, "secret-in-env")).containsText("Give it when the container starts");
        assertThat(problem(page, "unpinned-base")).containsText("Add a tag");
        assertThat(page.locator(".editor-summary")).hasText("1 error, 1 warning");
        assertThat(page.locator(".cm-lint-marker")).hasCount(2);
        page.keyboard().press("F8");
        assertThat(page.locator(".cm-activeLine")).hasText("FROM debian");
        page.keyboard().press("Shift+F8");
        assertThat(page.locator(".cm-activeLine")).hasText("ENV API_KEY=abc");
        Accessible.check(page, "findings at " + width);
        write(page, "FROM debian:trixie-slim\nUSER 65532\n");
        assertThat(page.locator(".editor-summary")).hasText("No findings");
        page.context().close();
    }

    private static void write(Page page, String dockerfile) {
        page.getByLabel("Text of Dockerfile").click();
        page.keyboard().press("Control+A");
        page.keyboard().type(dockerfile);
    }

    private static Locator problem(Page page, String rule) {
        return page.locator(".problem").filter(new Locator.FilterOptions().setHasText(rule));
    }
}

package io.slipway.portal.terminal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.slipway.portal.testing.Api;
import io.slipway.portal.testing.Chromium;
import io.slipway.portal.testing.Models;
import io.slipway.portal.testing.PortalFixture;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Terminals in a real container, through the real doors.
class TerminalIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String TEAM = "shell-" + UUID.randomUUID().toString().substring(0, 6);

    private static PortalFixture portal;
    private static Chromium chromium;
    private static Api alice;
    private static String id;

    @BeforeAll
    static void launch() {
        portal = PortalFixture.running();
        chromium = Chromium.start();
        alice = portal.api("alice");
        Models.team(alice, TEAM);
        var revision = Models.publish(alice, TEAM + "/tiny", Models.tiny(TEAM));
        id = Models.requestLaunch(alice, TEAM + "/tiny", revision, "tiny", Map.of());
        Models.until(
                alice, "/deployments/" + id, answer -> answer.field("status").equals("RUNNING"));
    }

    @AfterAll
    static void leaveNothing() {
        chromium.close();
        Models.leaveNothing(alice, TEAM);
    }

    private static URI address(String query) {
        var base = portal.url().resolve("/api/v1/deployments/" + id + "/terminal" + query);
        return URI.create(base.toString().replaceFirst("^http", "ws"));
    }

    private static String home() {
        return portal.url().getScheme() + "://" + portal.url().getAuthority();
    }

    private static Page signedIn() {
        var page = chromium.page(1440, ColorScheme.LIGHT);
        Chromium.signIn(page, portal.url(), "alice", portal.password("alice"));
        page.waitForSelector("main h1");
        return page;
    }

    private static String cookies(Page page) {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.domain.equals("localhost"))
                .map(cookie -> cookie.name + "=" + cookie.value)
                .collect(Collectors.joining("; "));
    }

    private static Api.Answer personal(String... scopes) {
        var made = alice.post(
                "/tokens",
                Map.of("name", "shell-" + UUID.randomUUID().toString().substring(0, 8), "scopes", List.of(scopes)));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made;
    }

    @Test
    void withoutSignInTheUpgradeIsRefusedAlsoWithATokenInTheAddress() {
        var secret = personal("launch").field("secret");

        assertThat(TerminalDoor.statusOf(address(""), Map.of())).isEqualTo(401);
        assertThat(TerminalDoor.statusOf(address(""), Map.of("Origin", home()))).isEqualTo(401);
        assertThat(TerminalDoor.statusOf(address("?token=" + secret), Map.of("Origin", home())))
                .isEqualTo(401);
        assertThat(TerminalDoor.statusOf(address("?access_token=" + secret), Map.of("Origin", home())))
                .isEqualTo(401);
    }

    @Test
    void aTokenOpensOneOnlyWithItsScopeAndNeverForAnotherPage() {
        var launch = "Bearer " + personal("launch").field("secret");
        var read = "Bearer " + personal("read").field("secret");

        assertThat(TerminalDoor.statusOf(address(""), Map.of("Authorization", launch)))
                .isEqualTo(101);
        assertThat(TerminalDoor.statusOf(address(""), Map.of("Authorization", read)))
                .isEqualTo(403);
        assertThat(TerminalDoor.statusOf(
                        address(""), Map.of("Authorization", launch, "Origin", "https://evil.example")))
                .isEqualTo(403);
    }

    @Test
    void aRevokedTokenEndsItsTerminal() throws WebSocketHandshakeException {
        var token = personal("launch");
        try (var terminal =
                TerminalDoor.open(address(""), Map.of("Authorization", "Bearer " + token.field("secret")))) {
            terminal.type("echo $((6 * 7))\n");
            await().atMost(SOON).until(() -> terminal.shown().contains("42"));

            assertThat(alice.delete("/tokens/" + token.field("id")).status()).isEqualTo(204);

            await().atMost(SOON).until(terminal::isOver);
        }
    }

    @Test
    void aSessionOpensOneFromItsOwnPagesOnlyAndSigningOutEndsIt() throws WebSocketHandshakeException {
        var page = signedIn();
        var cookies = cookies(page);
        assertThat(TerminalDoor.statusOf(address(""), Map.of("Cookie", cookies, "Origin", "https://evil.example")))
                .isEqualTo(403);
        assertThat(TerminalDoor.statusOf(address(""), Map.of("Cookie", cookies)))
                .isEqualTo(403);
        try (var terminal = TerminalDoor.open(address(""), Map.of("Cookie", cookies, "Origin", home()))) {
            terminal.type("echo $((6 * 7))\n");
            await().atMost(SOON).until(() -> terminal.shown().contains("42"));

            page.getByLabel("User menu of alice").click();
            page.getByText("Sign out").click();

            await().atMost(SOON).until(terminal::isOver);
        }
        page.waitForSelector("#password"); // a page that is still on its way cannot be closed
        page.context().close();
    }

    @Test
    void onThePageItIsAShellThatKnowsItsSizeAndSaysWhenItIsOver() {
        var page = signedIn();
        page.navigate(portal.url().resolve("/containers/" + id + "/terminal").toString());
        assertThat(page.locator(".terminal-state")).hasText("Open");

        page.keyboard().type("echo size $(stty size) user $(id -u)\n");

        assertThat(page.locator("slipway-terminal .xterm-rows")).containsText("user 65532");
        page.keyboard().type("exit\n");
        assertThat(page.locator(".terminal-state")).hasText("The shell ended.");
        page.context().close();
    }

    @Test
    void theStatisticsOfThePageGrow() {
        var page = signedIn();
        page.navigate(portal.url().resolve("/containers/" + id + "/statistics").toString());

        assertThat(page.locator(".usage-figure")).hasCount(5);
        assertThat(page.locator(".usage-now").nth(1)).containsText("of 512 MiB");
        page.getByText("Show the numbers").click();
        assertThat(page.locator("slipway-usage tbody tr").nth(1)).isVisible();
        page.context().close();
    }
}

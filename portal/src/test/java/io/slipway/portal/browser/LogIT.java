package io.slipway.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.slipway.portal.testing.Api;
import io.slipway.portal.testing.Chromium;
import io.slipway.portal.testing.Models;
import io.slipway.portal.testing.PortalFixture;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Logs are written by strangers, and they grow while they are read.
class LogIT {
    private static final String HOSTILE = """
            RUN : %s && printf '\\033[31mred\\033[0m plain <b onmouseover=alert(1)>bold</b> <script>document.title="owned"</script>\\n'; \\
                printf '\\033]52;c;aGVsbG8=\\007clip \\033[2Jcleared \\342\\200\\256reversed \\001\\n'
            """;
    private static final String CHATTY = """
            EXPOSE 8080
            USER 65532
            CMD ["perl", "-e", "$|=1; while (1) { print 'line ', ++$i, qq(\\\\n); select(undef, undef, undef, 0.02) }"]
            """;

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
        team = Models.team(api, "log-" + UUID.randomUUID().toString().substring(0, 6));
        page = chromium.page(1440, ColorScheme.LIGHT);
        Chromium.signIn(page, portal.url(), "alice", portal.password("alice"));
        page.waitForSelector("main h1");
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void hostileOutputIsShownAsTextAndOnlyItsColoursAreUnderstood() {
        var revision = Models.publish(api, team + "/hostile", Models.dockerfile(HOSTILE.formatted(UUID.randomUUID())));
        var build = Models.requestBuild(api, team + "/hostile", revision);
        Models.finished(api, "/builds/" + build);
        open("/builds/" + build);

        var log = page.getByRole(AriaRole.LOG);
        assertThat(log).containsText("<b onmouseover=alert(1)>bold</b> <script>");
        assertThat(page.locator(".log-line .sgr-red").first()).hasText("red");
        assertThat(log).containsText("clip cleared ⟨U+202E⟩reversed ␁");
        Assertions.assertThat(page.locator(".log-body b, .log-body script").count())
                .isZero();
        Assertions.assertThat(page.title()).startsWith("Build #");
    }

    @Test
    void aGrowingLogIsFollowedOnlyAtItsEnd() {
        var revision = Models.publish(api, team + "/chatty", Models.dockerfile(CHATTY));
        var deployment = Models.requestLaunch(api, team + "/chatty", revision, "chatty", Map.of());
        Models.until(
                api,
                "/deployments/" + deployment,
                answer ->
                        !answer.json().path("container").path("id").asString("").isEmpty());
        open("/containers/" + deployment + "/logs");
        assertThat(page.getByRole(AriaRole.LOG))
                .containsText("line 200", new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
        await("it stays at the end").atMost(Duration.ofSeconds(10)).until(() -> distanceToEnd() < 30);

        page.evaluate("document.querySelector('.log-body').scrollTop = 0");
        var more =
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("new lines? ↓")));
        assertThat(more).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
        Assertions.assertThat((Number) page.evaluate("document.querySelector('.log-body').scrollTop"))
                .isEqualTo(0);

        more.click();
        assertThat(more).isHidden();
        await("it is at the end again").atMost(Duration.ofSeconds(10)).until(() -> distanceToEnd() < 30);

        page.getByLabel("Search the log").fill("line 10");
        assertThat(page.getByText(Pattern.compile("^1 of \\d+"))).isVisible();
        page.keyboard().press("Enter");
        assertThat(page.getByText(Pattern.compile("^2 of \\d+"))).isVisible();
        page.keyboard().press("Shift+Enter");
        assertThat(page.getByText(Pattern.compile("^1 of \\d+"))).isVisible();
        assertThat(page.locator(".log-line.hit-current")).containsText("line 10");

        timesAreShownOnDemand();
        aLongLogKeepsItsNewestLines();
        api.delete("/deployments/" + deployment);
    }

    private static void timesAreShownOnDemand() {
        var time = page.locator(".log-line time").first();
        assertThat(time).isHidden();
        button("Show when each line was written").click();
        assertThat(time).isVisible();
        assertThat(time).hasText(Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}"));
        assertThat(page.getByText("Download")).hasAttribute("href", Pattern.compile(".*logs\\?timestamps=true"));
        button("Wrap long lines").click();
        Looks.check(page, "log");
        page.setViewportSize(1440, 900);
        button("Show when each line was written").click();
        assertThat(time).isHidden();
    }

    /// Half a million lines; those that are kept are found, every five hundredth of them.
    private static void aLongLogKeepsItsNewestLines() {
        page.getByLabel("Search the log").fill("needle");
        page.evaluate("""
                async () => {
                  const log = document.querySelector('slipway-log');
                  for (let i = 0; i < 500; i++) {
                    log.appendLines(Array.from({ length: 1000 }, (_, n) => `filler ${i * 1000 + n}`
                        + (n % 500 === 0 ? ' needle' : '')));
                    await new Promise((done) => setTimeout(done));
                  }
                }
                """);
        assertThat(page.locator(".log-short"))
                .hasText(Pattern.compile(
                        "The last 1?\\d\\d,\\d{3} of 50\\d,\\d{3} lines that came are shown. The download has all."));
        assertThat(page.locator(".log-hits")).hasText(Pattern.compile("1 of (19\\d|200)"));
    }

    private static com.microsoft.playwright.Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static double distanceToEnd() {
        return ((Number) page.evaluate("(() => { const b = document.querySelector('.log-body');"
                        + " return b.scrollHeight - b.scrollTop - b.clientHeight; })()"))
                .doubleValue();
    }

    private static void open(String path) {
        page.navigate(portal.url().resolve(path).toString());
    }
}

package io.slipway.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.slipway.portal.testing.Api;
import io.slipway.portal.testing.Chromium;
import io.slipway.portal.testing.Models;
import io.slipway.portal.testing.PortalFixture;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The page with the difference between two revisions.
class DiffIT {
    private static PortalFixture portal;
    private static Chromium chromium;
    private static String script;

    @BeforeAll
    static void prepare() {
        portal = PortalFixture.running();
        chromium = Chromium.start();
        var api = portal.api("alice");
        script = Models.team(api, "diff-" + UUID.randomUUID().toString().substring(0, 6)) + "/digits";
        publish(api);
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    private static void publish(Api api) {
        var files = new LinkedHashMap<String, String>();
        files.put("Dockerfile", "FROM debian:trixie-slim\nCOPY serve.py /\nEXPOSE 8080\nUSER 65532\n");
        files.put("serve.py", "import http\n\nprint('one')\nprint('two')\nprint('three')\n");
        files.put("old.txt", "gone soon\n");
        files.put("weights.bin", "\0one");
        Models.publish(api, script, files);
        files.remove("old.txt");
        files.put("serve.py", "import http\n\nprint('<script>document.title = \"owned\"</script>')\nprint('two')\n");
        files.put("weights.bin", "\0two and more");
        files.put("wide.txt", "<b>wide</b> ".repeat(3_000) + "\n");
        files.put("trojan.txt", "if admin \u202e} begin\n");
        Models.publish(api, script, files);
        files.put("README.md", "# Digits\n");
        Models.publish(api, script, files);
    }

    private static Page open(String path) {
        var page = chromium.page(1440, ColorScheme.LIGHT);
        Chromium.signIn(page, portal.url(), "alice", portal.password("alice"));
        page.waitForSelector("main h1");
        page.navigate(portal.url() + path);
        page.waitForSelector("main h1");
        return page;
    }

    private static String diff(int from, int to) {
        return "/diffs?from=%s:%d&to=%s:%d".formatted(script, from, script, to);
    }

    @Test
    void theDifferenceIsShownInBothLayoutsAtAnyWidth() {
        var page = open(diff(1, 2));

        assertThat(lines(page, "serve.py").locator("tr.removed")).hasCount(2);
        assertThat(lines(page, "serve.py").locator("tr.added")).hasCount(1);
        assertThat(lines(page, "serve.py").locator("tr.added .text"))
                .hasText("print('<script>document.title = \"owned\"</script>')");
        assertThat(page.title()).isEqualTo("%s: rev 1 → rev 2 · Slipway".formatted(script));
        assertThat(page.getByText("Not a text: 4 B → 13 B.")).isVisible();
        assertThat(lines(page, "wide.txt")).containsText("more characters");
        assertThat(lines(page, "trojan.txt").locator("b")).hasText("U+202E");
        Looks.check(page, "diff");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Side by side"))
                .click();
        assertThat(lines(page, "serve.py").locator("table.split")).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*view=split.*"));
        Looks.check(page, "diff-split");
        page.goBack();
        assertThat(lines(page, "serve.py").locator("table.unified")).isVisible();
        page.context().close();
    }

    @Test
    void theListOfFilesJumpsByKeyboardAndAnAddressWithAFileOpensThere() {
        var page = open(diff(1, 2));
        var link = page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Changed files"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("weights.bin.*")));
        link.focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("summary:focus .name")).hasText("weights.bin");
        assertThat(page).hasURL(Pattern.compile(".*#file-[0-9]"));
        page.reload();
        assertThat(page.locator("summary:focus .name")).hasText("weights.bin");
        page.context().close();
    }

    @Test
    void revisionsLeadToTheirDifferenceToThePatchAndToAnotherChoice() throws Exception {
        var page = open("/scripts/" + script + "/revisions");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Diff with previous"))
                .first()
                .click();
        assertThat(page.locator("h1")).hasText(script + ": rev 2 → rev 3");

        var download = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Download .patch"))
                        .click());
        assertThat(download.suggestedFilename()).isEqualTo("digits-2-3.patch");
        assertThat(Files.readString(download.path())).contains("+++ b/README.md", "+# Digits");

        page.navigate(portal.url() + "/scripts/" + script + "/revisions");
        page.locator("vaadin-grid vaadin-checkbox").nth(1).click();
        page.locator("vaadin-grid vaadin-checkbox").nth(3).click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Diff of two"))
                .click();
        assertThat(page.locator("h1")).hasText(script + ": rev 1 → rev 3");

        page.navigate(portal.url() + diff(3, 3));
        assertThat(page.getByText("Nothing differs")).isVisible();
        page.navigate(portal.url() + "/diffs");
        assertThat(page.getByText("Choose two revisions")).isVisible();
        page.context().close();
    }

    private static Locator lines(Page page, String path) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Changes in " + path));
    }
}

package io.slipway.portal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.slipway.portal.testing.Accessible;
import io.slipway.portal.testing.Chromium;
import io.slipway.portal.testing.PortalFixture;
import io.slipway.portal.testing.Showcase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every page at both widths in both colour schemes: has one title, shuts nobody out, fits the screen, and is kept
/// as a picture. `-Dslipway.screenshots=DIR` says where, and has the comparison measured properly.
class ScreenshotsIT {
    private static final boolean FOR_DOCUMENTATION = System.getProperty("slipway.screenshots") != null;
    private static final Path PICTURES = Path.of(System.getProperty(
            "slipway.screenshots", Path.of("target", "screenshots").toString()));

    private static PortalFixture portal;
    private static Chromium chromium;
    private static Showcase showcase;

    @BeforeAll
    static void prepare() {
        portal = PortalFixture.running();
        chromium = Chromium.start();
        showcase = Showcase.prepared(portal, FOR_DOCUMENTATION ? 200 : 20);
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void everyPageShutsNobodyOut(int width) {
        var page = chromium.page(width, ColorScheme.LIGHT);
        Chromium.signIn(page, portal.url(), "alice", portal.password("alice"));
        settle(page);
        var problems = new ArrayList<String>();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                problems.add(message.text());
            }
        });
        pages().forEach((name, path) -> {
            page.navigate(portal.url().resolve(path).toString());
            settle(page);
            assertThat(page.locator(".page-head h1").count()).as(path).isOne();
            assertThat(page.title()).as(path).endsWith("Slipway");
            for (var colors : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colors));
                var what = "%s-%d-%s".formatted(name, width, colors.name().toLowerCase(Locale.ROOT));
                page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(what + ".png")));
                if ((width == 390) == (colors == ColorScheme.DARK)) { // each page in each scheme once, as Looks does
                    Accessible.problems(page).forEach(problem -> problems.add(what + ": " + problem));
                }
            }
        });
        assertThat(problems).isEmpty();
        page.context().close();
    }

    @Test
    void aReadmeIsShownButNotObeyed() {
        var page = chromium.page(1440, ColorScheme.LIGHT);
        Chromium.signIn(page, portal.url(), "alice", portal.password("alice"));
        settle(page);
        var answer = page.navigate(
                portal.url().resolve("/scripts/" + showcase.script()).toString());
        page.waitForSelector(".markdown table");
        assertThat(answer.allHeaders()).containsEntry("x-content-type-options", "nosniff");
        assertThat(answer.allHeaders().get("content-security-policy"))
                .contains("default-src 'self'", "img-src 'self' data:;", "frame-ancestors 'none'");
        assertThat(page.locator(".markdown script, .markdown img[onerror]").count())
                .isZero();
        assertThat(page.title()).isEqualTo(showcase.script() + " · Slipway");
        page.context().close();
    }

    private static void settle(Page page) {
        page.waitForSelector("main h1");
        page.waitForFunction("Object.values(window.Vaadin?.Flow?.clients ?? {}).every(c => !c.isActive?.())");
    }

    private static Map<String, String> pages() {
        var script = "/scripts/" + showcase.script();
        var container = "/containers/" + showcase.deployment();
        var pages = new LinkedHashMap<String, String>();
        pages.put("home", "/");
        pages.put("scripts", "/scripts");
        pages.put("script", script);
        pages.put("script-files", script + "/files");
        pages.put("script-revisions", script + "/revisions");
        pages.put("script-tags", script + "/tags");
        pages.put("script-settings", script + "/settings");
        pages.put("script-builds", script + "/builds");
        pages.put("script-running", script + "/running");
        pages.put("script-reports", script + "/reports");
        pages.put("editor", script + "/edit");
        pages.put("builds", "/builds");
        pages.put("build", "/builds/" + showcase.build());
        pages.put("build-failed", "/builds/" + showcase.failedBuild());
        pages.put("containers", "/containers");
        pages.put("launch", "/containers?launch=" + showcase.script() + "@1");
        pages.put("container", container);
        pages.put("predict", container + "/predict");
        pages.put("container-logs", container + "/logs");
        pages.put("comparisons", "/comparisons");
        pages.put("comparison-new", "/comparisons/new?target=" + showcase.script() + "@1");
        pages.put("comparison", "/comparisons/" + showcase.comparison());
        pages.put("report", "/reports/" + showcase.report());
        pages.put("teams", "/teams");
        pages.put("team-tag-rules", "/teams/" + showcase.script().split("/")[0] + "/tag-rules");
        pages.put("images", "/images");
        pages.put("engines", "/engines");
        pages.put("structure", "/structure");
        pages.put("structure-tables", "/structure?as=table");
        pages.put("tokens", "/tokens");
        pages.put("unknown", "/no-such-page");
        pages.put("unknown-script", "/scripts/nobody/nothing");
        return pages;
    }
}

package io.slipway.portal.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A real Chromium, driven as a person would. All tests of a process share one browser, which has then read the pages'
/// programs before; nobody shares a profile.
public final class Chromium implements AutoCloseable {
    private static final Path BINARY = Path.of("/usr/bin/chromium");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /// Ends with the process: its driver does when nobody is there to speak to it.
    private static @Nullable Browser shared;

    private final Browser browser;
    private final List<BrowserContext> profiles = new ArrayList<>();

    private Chromium(Browser browser) {
        this.browser = browser;
    }

    /// Starts the browser unless it runs; fails with the package to install when there is none.
    public static Chromium start() {
        var running = shared;
        if (running == null || !running.isConnected()) {
            running = launched();
            shared = running;
        }
        return new Chromium(running);
    }

    private static Browser launched() {
        if (!Files.isExecutable(BINARY)) {
            throw new IllegalStateException("There is no %s; install the package chromium.".formatted(BINARY));
        }
        return Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(BINARY)
                        .setHeadless(true)
                        .setArgs(FLAGS));
    }

    /// A page of a new, empty profile.
    ///
    /// @param width of the window in CSS pixels: 1440 for a desktop, 390 for a phone
    public Page page(int width, ColorScheme colors) {
        var profile = browser.newContext(new NewContextOptions()
                .setViewportSize(width, width < 800 ? 844 : 900)
                .setColorScheme(colors)
                .setLocale("en-GB"));
        profiles.add(profile);
        var page = profile.newPage();
        page.setDefaultTimeout(30_000);
        return page;
    }

    /// Opens the portal, signs in on Keycloak's page, and waits for the portal's own.
    public static void signIn(Page page, URI portal, String user, String password) {
        page.navigate(portal.toString());
        page.getByLabel("Username").fill(user);
        page.locator("#password").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign In"))
                .click();
        page.waitForURL(url -> url.startsWith(portal.toString()));
        page.waitForSelector("main h1"); // whoever goes on before that may begin the sign-in anew, and ends up at home
    }

    /// Closes the pages of this test; those that are closed already stay so.
    @Override
    public void close() {
        profiles.forEach(BrowserContext::close);
    }
}

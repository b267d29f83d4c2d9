package io.slipway.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.slipway.portal.testing.Api;
import io.slipway.portal.testing.Chromium;
import io.slipway.portal.testing.Models;
import io.slipway.portal.testing.PortalFixture;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Saving a container as an image, and launching that.
class SavedImageIT {
    private static final LocatorAssertions.IsVisibleOptions PATIENT =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

    private static PortalFixture portal;
    private static Chromium chromium;
    private static Api alice;

    private final String team = "img-" + UUID.randomUUID().toString().substring(0, 6);

    @BeforeAll
    static void start() {
        portal = PortalFixture.running();
        chromium = Chromium.start();
        alice = portal.api("alice");
    }

    @AfterAll
    static void end() {
        chromium.close();
    }

    @AfterEach
    void leaveNothingBehind() {
        alice.get("/deployments?team=" + team).json().forEach(deployment -> {
            var path = "/deployments/" + deployment.path("id").asString();
            alice.delete(path);
            Models.until(alice, path, answer -> answer.status() == 404);
        });
        alice.get("/teams/" + team + "/images").json().forEach(image -> {
            var path = "/images/" + image.path("id").asString();
            alice.delete(path);
            Models.until(alice, path, answer -> answer.status() == 404);
        });
        Models.leaveNothing(alice, team);
    }

    private static Page signedIn(String user) {
        var page = chromium.page(1440, ColorScheme.LIGHT);
        Chromium.signIn(page, portal.url(), user, portal.password(user));
        page.waitForSelector("main h1");
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private String launched() {
        Models.team(alice, team);
        Models.publish(alice, team + "/digits", Models.tiny(team));
        var deployment = Models.requestLaunch(alice, team + "/digits", 1, "digits", Map.of("TOKEN", "let-me-in"));
        assertThat(Models.finished(alice, "/deployments/" + deployment).field("status"))
                .isEqualTo("RUNNING");
        return deployment;
    }

    @Test
    void aContainerIsSavedLaunchedAgainAndItsImageRemoved() {
        var deployment = launched();
        var page = signedIn("alice");
        page.navigate(portal.url() + "/containers/" + deployment);
        button(page, "Save as image …").click();
        assertThat(page.getByText(Pattern.compile("Files in /tmp and in volumes of the image are in memory")))
                .isVisible();
        page.getByLabel("Name").fill("Not a name");
        button(page, "Save").click();
        assertThat(page.getByText(Pattern.compile("an image's name is up to 60")))
                .isVisible();
        Looks.check(page, "image-save");
        page.getByLabel("Name").fill("before-tuning");
        button(page, "Save").click();

        assertThat(page).hasURL(Pattern.compile(".*/images/.*"));
        assertThat(link(page, "Launch")).isVisible(PATIENT);
        assertThat(page.getByText("The container had changed no other file.")).isVisible();
        Looks.check(page, "image");
        link(page, "Launch").click();
        assertThat(page.getByText("Launch before-tuning")).isVisible();
        Looks.check(page, "image-launch");
        page.getByLabel("Name").fill("again");
        button(page, "Launch").last().click();
        assertThat(page).hasURL(Pattern.compile(".*/containers/.*"));
        assertThat(page.locator(".page-title .state.running")).isVisible(PATIENT);
        link(page, "saved image").click();

        button(page, "Remove …").click();
        assertThat(page.getByText("These containers run it: again. Remove them first."))
                .isVisible();
        button(page, "Close").click();
        removeDeployments();
        button(page, "Remove …").click();
        assertThat(page.getByText(Pattern.compile("No container runs it."))).isVisible();
        button(page, "Remove the image").click();
        assertThat(page).hasURL(Pattern.compile(".*/images$"));
        assertThat(page.getByText("No image has been saved yet.", new Page.GetByTextOptions().setExact(false)))
                .isVisible(PATIENT);
        Looks.check(page, "images-empty");
    }

    private void removeDeployments() {
        alice.get("/deployments?team=" + team).json().forEach(deployment -> {
            var path = "/deployments/" + deployment.path("id").asString();
            alice.delete(path);
            Models.until(alice, path, answer -> answer.status() == 404);
        });
    }

    @Test
    void anArchiveIsBroughtInAndWhatIsNoneIsSaidSo() throws IOException {
        var deployment = launched();
        var image = alice.post("/deployments/" + deployment + "/save", Map.of("name", "kept"))
                .field("id");
        Models.until(alice, "/images/" + image, answer -> answer.field("status").equals("DONE"));
        var page = signedIn("alice");
        page.navigate(portal.url() + "/images/" + image);
        var download = page.waitForDownload(() -> link(page, "Download").click());
        assertThat(download.suggestedFilename()).isEqualTo(team + "-kept.tar");
        var file = download.path();
        link(page, "Images").click();
        button(page, "Bring in an archive …").click();
        page.locator("vaadin-select").first().click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(team))
                .click();
        page.getByLabel("Name").fill("back");
        var garbage = Files.writeString(Files.createTempFile("garbage", ".tar"), "garbage".repeat(500));
        page.locator("input[type=file]").setInputFiles(garbage);
        assertThat(page.getByText("Not brought in")).isVisible(PATIENT);
        Looks.check(page, "image-import");
        page.locator("input[type=file]").setInputFiles(file);
        assertThat(page.getByText(Pattern.compile("FROM slipway/saved/.*")).first())
                .isVisible(PATIENT);
        Looks.check(page, "image-imported");
        Files.delete(garbage);
    }

    @Test
    void anImageIsPushedToARegistryAndPulledBack(@TempDir Path directory) throws IOException {
        var deployment = launched();
        var image = alice.post("/deployments/" + deployment + "/save", Map.of("name", "kept"))
                .field("id");
        Models.until(alice, "/images/" + image, answer -> answer.field("status").equals("DONE"));
        var page = signedIn("alice");
        page.navigate(portal.url() + "/teams/" + team + "/registries");
        page.getByLabel("User name").fill("pusher");
        page.getByLabel("Password or token").fill("let-me-push");
        button(page, "Keep the login").click();
        assertThat(page.getByText(Pattern.compile("as pusher"))).isVisible();
        Looks.check(page, "team-registries");
        page.navigate(portal.url() + "/images/" + image);
        button(page, "Push …").click();
        page.getByLabel("Name there").fill("vision/digits:1");
        Looks.check(page, "image-push");
        button(page, "Push").click();
        assertThat(page.getByText("push failed")).isVisible(PATIENT); // nobody listens there yet
        var registry = registry(directory);
        try {
            button(page, "Push …").click();
            page.getByLabel("Name there").fill("vision/digits:1");
            button(page, "Push").click();
            assertThat(page.getByText("pushed", new Page.GetByTextOptions().setExact(true)))
                    .isVisible(PATIENT);
            Looks.check(page, "image-pushed");
            link(page, "Images").click();
            button(page, "Pull from a registry …").click();
            page.locator("vaadin-select").first().click();
            page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(team))
                    .click();
            page.getByLabel("Name there").fill("vision/digits:1");
            page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("back");
            Looks.check(page, "image-pull");
            button(page, "Pull").click();
            assertThat(link(page, "back")).isVisible(PATIENT);
            Looks.check(page, "images-pulled");
        } finally {
            registry.destroyForcibly();
        }
    }

    /// Debian's docker-registry, which takes images from everybody.
    private static Process registry(Path directory) throws IOException {
        var configuration =
                Files.writeString(directory.resolve("registry.yml"), """
                version: 0.1
                log: {level: error, accesslog: {disabled: true}}
                storage: {filesystem: {rootdirectory: "%s/data"}}
                http: {addr: "%s"}
                """.formatted(directory, portal.registry()));
        var process = new ProcessBuilder("docker-registry", "serve", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        var address = URI.create("tcp://" + portal.registry());
        Awaitility.await("the registry listens").until(() -> {
            try (var _ = new Socket(address.getHost(), address.getPort())) {
                return true;
            } catch (IOException e) {
                return false;
            }
        });
        return process;
    }

    @Test
    void readersSeeImagesAndMayDoNothingWithThem() {
        var deployment = launched();
        alice.put("/teams/%s/members/carol".formatted(team), Map.of("role", "viewer"));
        var image = alice.post("/deployments/" + deployment + "/save", Map.of("name", "kept"))
                .field("id");
        Models.until(alice, "/images/" + image, answer -> answer.field("status").equals("DONE"));

        var page = signedIn("carol");
        link(page, "Images").click();
        assertThat(link(page, "kept")).isVisible();
        Looks.check(page, "images");
        link(page, "kept").click();
        assertThat(page.getByText("the container of digits")).isVisible();
        assertThat(button(page, "Remove …")).hasCount(0);
        assertThat(link(page, "Launch")).hasCount(0);
    }
}

package io.slipway.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.slipway.portal.testing.Chromium;
import io.slipway.portal.testing.Models;
import io.slipway.portal.testing.PortalFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files come into a script as people have them: one by one, as a folder, as an archive; nothing that was written is
/// lost when somebody else saves in between.
class UploadIT {
    private final PortalFixture portal = PortalFixture.running();
    private final String team = Models.team(
            portal.api("alice"), "up-" + UUID.randomUUID().toString().substring(0, 6));
    private final String script = team + "/digits";

    @TempDir
    Path folder;

    @Test
    void aFolderWithADockerfileBecomesTheNextRevision() throws IOException {
        var alice = portal.api("alice");
        Models.publish(alice, script, Models.dockerfile("RUN true"));
        var model = Files.createDirectories(folder.resolve("my-model/app"));
        Files.writeString(folder.resolve("my-model/Dockerfile"), "FROM debian:trixie-slim\nCOPY app /app\n");
        Files.writeString(model.resolve("serve.sh"), "#!/bin/sh\n");
        Files.writeString(model.resolve("noise.log"), "noise");
        Files.writeString(folder.resolve("my-model/.dockerignore"), "**/*.log\n");
        try (var chromium = Chromium.start()) {
            var page = edit(chromium);
            FileChooser chooser = page.waitForFileChooser(
                    () -> button(page, "Upload a folder").click());
            chooser.setFiles(folder.resolve("my-model"));
            assertThat(page.getByText("Took 3 files into the draft")).isVisible();
            Looks.check(page, "editor-uploaded");
            button(page, "app/serve.sh").click();
            assertThat(page.getByLabel("Executable")).isChecked();
            rename(page, "app/start.sh");
            button(page, "Save revision").click();
            assertThat(page.getByText("Saved as rev 2")).isVisible();
        }
        assertThat(alice.get("/scripts/" + script + "/revisions/2").text())
                .contains("\"path\":\"app/start.sh\",\"mode\":\"0755\"", "\"path\":\".dockerignore\"")
                .doesNotContain("noise.log", "serve.sh", "my-model");
    }

    @Test
    void whatIsRefusedIsNamedAndAnArchiveIsUnpackedWhenAsked() throws IOException {
        Models.publish(portal.api("alice"), script, Models.dockerfile("RUN true"));
        try (var chromium = Chromium.start()) {
            var page = edit(chromium);
            page.locator("vaadin-upload input[type=file]").setInputFiles(new FilePayload[] {
                new FilePayload("COM1|.txt\u202e", "text/plain", "x".getBytes(StandardCharsets.UTF_8)),
                new FilePayload("data.csv", "text/csv", "1,2\n".getBytes(StandardCharsets.UTF_8)),
                new FilePayload("weights.bin", "application/octet-stream", new byte[17 * 1024 * 1024]),
                new FilePayload("large.tar.gz", "application/gzip", new byte[17 * 1024 * 1024])
            });
            var refused = page.locator(".uploads [role=alert]");
            assertThat(refused).containsText("weights.bin");
            assertThat(refused).containsText("<202e>");
            assertThat(refused).containsText("Not taken: 3 files");
            assertThat(refused).containsText("Could not take archive 'large.tar.gz'");
            assertThat(refused).containsText("--data-binary @ARCHIVE");
            assertThat(button(page, "data.csv")).isVisible();
            Looks.check(page, "editor-refused");

            page.locator("vaadin-upload input[type=file]")
                    .setInputFiles(new FilePayload(
                            "more.tar.gz",
                            "application/gzip",
                            Models.tarGz(Map.of("Dockerfile", "FROM scratch\n", "more.txt", "m"))));
            Looks.check(page, "editor-archive");
            button(page, "Take it").click();
            assertThat(button(page, "more.txt")).isVisible();
            assertThat(button(page, "data.csv")).isVisible();
        }
    }

    @Test
    void anArchiveReplacesEverythingWhenAsked() throws IOException {
        var alice = portal.api("alice");
        Models.publish(
                alice, script, Map.of("Dockerfile", "FROM debian:trixie-slim\n", "old.txt", "o", "both.txt", "1"));
        try (var chromium = Chromium.start()) {
            var page = edit(chromium);
            page.getByLabel("Name of a new file").fill("draft.txt");
            page.keyboard().press("Enter");
            assertThat(button(page, "draft.txt")).isVisible();
            page.locator("vaadin-upload input[type=file]")
                    .setInputFiles(new FilePayload(
                            "all.tar.gz",
                            "application/gzip",
                            Models.tarGz(
                                    Map.of("Dockerfile", "FROM debian:trixie-slim\nRUN true\n", "both.txt", "2"))));
            page.getByLabel("Replace everything").check();
            button(page, "Take it").click();
            assertThat(page.getByText("Took 2 files into the draft in place of 2 others"))
                    .isVisible();
            assertThat(button(page, "old.txt")).hasCount(0);
            assertThat(button(page, "draft.txt")).hasCount(0);
            button(page, "Save revision").click();
            assertThat(page.getByText("Saved as rev 2")).isVisible();
        }
        assertThat(alice.get("/scripts/" + script + "/revisions/2").json().path("files"))
                .extracting(file -> file.path("path").asString())
                .containsExactly("Dockerfile", "both.txt");
        assertThat(alice.get("/scripts/" + script + "/revisions/2/files/both.txt")
                        .text())
                .isEqualTo("2");
    }

    @Test
    void aNameThatLooksLikeMarkupIsATextWhereverItIsShown() {
        Models.publish(portal.api("alice"), script, Models.dockerfile("RUN true"));
        var name = "<img src=x onerror=document.body.remove()>&lt;.txt";
        try (var chromium = Chromium.start()) {
            var page = edit(chromium);
            page.locator("vaadin-upload input[type=file]")
                    .setInputFiles(new FilePayload(name, "text/plain", "x".getBytes(StandardCharsets.UTF_8)));
            assertThat(button(page, name)).isVisible();
            button(page, "Remove " + name).click();
            var toast =
                    page.locator("vaadin-notification-card").filter(new Locator.FilterOptions().setHasText("Removed"));
            assertThat(toast).containsText("Removed " + name);
            button(page, "Undo").click();
            page.getByLabel("Name of a new file").fill("../" + name);
            page.keyboard().press("Enter");
            assertThat(page.locator("vaadin-notification-card")
                            .filter(new Locator.FilterOptions().setHasText("Could not")))
                    .containsText("../" + name);
            page.getByLabel("Name of a new file").fill("a\u202eb");
            page.keyboard().press("Enter");
            assertThat(page.locator("vaadin-notification-card")
                            .filter(new Locator.FilterOptions().setHasText("a<202e>b")))
                    .isVisible();
            assertThat(page.locator("img[src=x]")).hasCount(0);
        }
    }

    @Test
    void whoIsOvertakenSeesWhatChangedAndSavesOnTop() {
        var alice = portal.api("alice");
        Models.publish(alice, script, Models.dockerfile("RUN true"));
        try (var chromium = Chromium.start()) {
            var page = edit(chromium);
            page.getByLabel("Name of a new file").fill("mine.txt");
            page.keyboard().press("Enter");
            page.getByLabel("Text of mine.txt").click();
            page.keyboard().type("kept");
            Models.publish(alice, script, Models.dockerfile("RUN echo theirs"));

            button(page, "Save revision").click();
            assertThat(page.getByText("What you wrote is kept here")).isVisible();
            Looks.check(page, "editor-overtaken");
            button(page, "Save mine on top of rev 2").click();
            assertThat(page.getByText("Saved as rev 3")).isVisible();
        }
        assertThat(alice.get("/scripts/" + script + "/revisions/3/files/mine.txt")
                        .text())
                .isEqualTo("kept");
        assertThat(alice.get("/scripts/" + script + "/revisions/3/Dockerfile").text())
                .contains("theirs");
    }

    private static void rename(Page page, String path) {
        button(page, "Rename …").click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("New path").fill(path);
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Rename").setExact(true))
                .click();
        assertThat(button(page, path)).isVisible();
    }

    private Page edit(Chromium chromium) {
        var page = chromium.page(1440, ColorScheme.LIGHT);
        Chromium.signIn(page, portal.url(), "alice", portal.password("alice"));
        page.waitForSelector("main h1");
        page.navigate(portal.url() + "/scripts/" + script + "/edit");
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}

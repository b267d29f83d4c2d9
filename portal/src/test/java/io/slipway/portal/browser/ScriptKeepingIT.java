package io.slipway.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.slipway.portal.testing.Chromium;
import io.slipway.portal.testing.Models;
import io.slipway.portal.testing.PortalFixture;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What a team does to keep its scripts in order: tags and their rules, names, forks, the archive, the end.
class ScriptKeepingIT {
    private final PortalFixture portal = PortalFixture.running();
    private final String team = Models.team(
            portal.api("alice"), "keep-" + UUID.randomUUID().toString().substring(0, 6));
    private final String script = team + "/digits";

    @Test
    void aTagThatTheTeamMadeImmutableStaysWhereItIs() {
        var alice = portal.api("alice");
        Models.publish(alice, script, Models.dockerfile("RUN true"));
        Models.publish(alice, script, Models.dockerfile("RUN false"));
        try (var chromium = Chromium.start()) {
            var page = signedIn(chromium, "alice");
            page.navigate(portal.url() + "/teams/" + team + "/tag-rules");
            page.getByLabel("Those that match a pattern").check();
            page.getByLabel("Patterns").fill("v*");
            Looks.check(page, "team-tag-rules");
            button(page, "Save the rules").click();
            assertThat(page.getByText("Saved; the rules hold")).isVisible();

            page.navigate(portal.url() + "/scripts/" + script + "/tags");
            setTag(page, "v1");
            assertThat(page.getByText("v1 points to rev 2")).isVisible();
            assertThat(page.getByText("its tags that match 'v*' are immutable")).isVisible();
            Looks.check(page, "tags");
            // a tag that is moved from rev 1, as by somebody who has not seen the rule
            alice.put("/scripts/" + script + "/tags/next", Map.of("revision", 1));
            page.reload();
            button(page, "Move next").click();
            dialogButton(page, "Set the tag").click();
            assertThat(page.getByText("next points to rev 2")).isVisible();
            button(page, "Move next").click();
            alice.put("/teams/" + team + "/tag-rules", Map.of("immutable", "all"));
            choose(page, "rev 1");
            dialogButton(page, "Set the tag").click();
            assertThat(page.getByRole(AriaRole.ALERT).getByText("all its tags are immutable"))
                    .isVisible();
            page.navigate(portal.url() + "/scripts/" + script + "/tags?history=next");
            assertThat(page.getByText("Moved from rev 1 to rev 2")).isVisible();
            Looks.check(page, "tag-history");
        }
    }

    @Test
    void aScriptIsRenamedForkedArchivedAndDeleted() {
        var alice = portal.api("alice");
        Models.publish(alice, script, Models.dockerfile("RUN true"));
        try (var chromium = Chromium.start()) {
            var page = signedIn(chromium, "alice");
            page.navigate(portal.url() + "/scripts/" + script + "/settings");
            page.getByLabel("Labels").fill("task=vision");
            button(page, "Save").click();
            assertThat(page.getByText("Saved what")).isVisible();
            page.getByLabel("New name").fill("numbers");
            button(page, "Rename").click();
            assertThat(title(page)).hasText(team + "/numbers");
            Looks.check(page, "script-settings");

            page.navigate(portal.url() + "/scripts/" + script + "/settings");
            assertThat(page).hasURL(Pattern.compile(".*/" + team + "/numbers/settings$"));
            button(page, "Fork").click();
            page.getByRole(AriaRole.DIALOG).getByLabel("Team").click();
            page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(team))
                    .click();
            page.getByRole(AriaRole.DIALOG).getByLabel("Name").fill("copy");
            dialogButton(page, "Fork the script").click();
            assertThat(title(page)).hasText(team + "/copy");
            assertThat(page.getByText("at rev 1, up to date with it")).isVisible();

            page.navigate(portal.url() + "/scripts/" + team + "/numbers/settings");
            button(page, "Archive").click();
            assertThat(page.getByText("This script is archived")).isVisible();
            assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Edit")))
                    .hasCount(0);
            Looks.check(page, "script-archived");
            page.navigate(portal.url() + "/scripts/" + team + "/numbers/edit");
            assertThat(page.getByText("It does not change until a maintainer")).isVisible();
            assertThat(button(page, "Save revision")).hasCount(0);
            page.navigate(portal.url() + "/scripts/" + team + "/numbers/settings");
            delete(page);
        }
    }

    private void delete(Page page) {
        button(page, "Delete the script …").click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog.getByText("1 fork stays and loses its origin")).isVisible();
        Looks.check(page, "script-delete");
        assertThat(dialogButton(page, "Delete the script")).isDisabled();
        dialog.getByLabel("Type " + team + "/numbers to go on").fill(team + "/numbers");
        dialogButton(page, "Delete the script").click();
        assertThat(page.getByText("Deleted " + team + "/numbers")).isVisible();
        page.navigate(portal.url() + "/scripts/" + team + "/copy");
        assertThat(title(page)).hasText(team + "/copy");
        assertThat(page.getByText("up to date with it")).hasCount(0);
    }

    private static void setTag(Page page, String tag) {
        button(page, "Set a tag").click();
        page.getByRole(AriaRole.DIALOG).getByLabel("Tag").fill(tag);
        dialogButton(page, "Set the tag").click();
    }

    private static void choose(Page page, String revision) {
        page.getByRole(AriaRole.DIALOG).getByLabel("Revision").click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(revision))
                .click();
    }

    private Page signedIn(Chromium chromium, String user) {
        var page = chromium.page(1440, ColorScheme.LIGHT);
        Chromium.signIn(page, portal.url(), user, portal.password(user));
        page.waitForSelector("main h1");
        return page;
    }

    private static Locator title(Page page) {
        return page.locator("main h1");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator dialogButton(Page page, String name) {
        return page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}

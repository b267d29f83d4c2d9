package io.slipway.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.slipway.portal.testing.Chromium;
import io.slipway.portal.testing.Models;
import io.slipway.portal.testing.PortalFixture;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// From a change that somebody proposes to the next revision.
class ProposalIT {
    private static final String COMMENT =
            "Please keep **one** instruction.\n\n<img src=none alt=none onerror=\"document.title = 'owned'\"><script>1</script>";

    private final PortalFixture portal = PortalFixture.running();
    private final String team = Models.team(
            portal.api("alice"), "prop-" + UUID.randomUUID().toString().substring(0, 6));
    private final String script = team + "/digits";

    @Test
    void aReaderProposesPeopleTalkAndAMaintainerMakesItTheNextRevision() {
        var alice = portal.api("alice");
        alice.put("/teams/%s/members/carol".formatted(team), Map.of("role", "viewer"));
        Models.publish(alice, script, Models.dockerfile("RUN true"));
        try (var chromium = Chromium.start()) {
            var reader = signedIn(chromium, "carol");
            propose(reader);
            reader.context().close();

            var maintainer = signedIn(chromium, "alice");
            maintainer.navigate(portal.url() + "/scripts/" + script + "/proposals");
            assertThat(maintainer.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Proposals 1")))
                    .isVisible();
            Looks.check(maintainer, "proposals");
            maintainer
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("#1 Say hello"))
                    .click();
            talk(maintainer);
            button(maintainer, "Accept").click();

            assertThat(maintainer.getByText("Accepted by alice as rev 2")).isVisible();
            Looks.check(maintainer, "proposal-accepted");
            var revision = alice.get("/scripts/" + script + "/revisions/2");
            assertThat(revision.field("author")).isEqualTo("carol");
            assertThat(revision.field("message")).startsWith("Say hello");
            maintainer
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Diff with rev 1"))
                    .click();
            assertThat(maintainer.locator("tr.added")).containsText("RUN echo hello");
        }
    }

    private void propose(Page page) {
        page.navigate(portal.url() + "/scripts/" + script);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Propose a change"))
                .click();
        page.getByLabel("Text of Dockerfile").click();
        page.keyboard().press("Control+End");
        page.keyboard().type("RUN echo hello\n");
        Looks.check(page, "editor-propose");
        button(page, "Propose …").click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Propose"))
                .click();
        assertThat(dialog.getByText(Pattern.compile("says in one line"))).isVisible();
        dialog.getByLabel("What changes").fill("Say hello");
        dialog.getByLabel("Why").fill("It is polite.");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Propose"))
                .click();
        assertThat(page).hasURL(Pattern.compile(".*/proposals/1$"));
        assertThat(page.locator("tr.added .text")).hasText("RUN echo hello");
        assertThat(button(page, "Accept")).hasCount(0);
        assertThat(button(page, "Withdraw …")).isVisible();
    }

    private static void talk(Page page) {
        page.locator("tr.added td.no.new").click();
        assertThat(page.getByRole(AriaRole.SPINBUTTON, new Page.GetByRoleOptions().setName("Line")))
                .hasValue("3");
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Comment"))
                .fill(COMMENT);
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("ol.comments strong")).hasText("one");
        assertThat(page.locator("ol.comments .mono")).containsText("Dockerfile line");
        assertThat(page.locator("ol.comments script, ol.comments img[onerror]")).hasCount(0);
        assertThat(page.title()).isEqualTo("#1 Say hello · Slipway");
        Looks.check(page, "proposal");
    }

    @Test
    void whatTheScriptChangedAsWellIsShownAndTheReasonOfADeclineIsKept() {
        var alice = portal.api("alice");
        Models.publish(alice, script, Models.dockerfile("RUN true"));
        for (var words : new String[] {"one", "two"}) {
            var answer = alice.post(
                    "/scripts/" + script + "/proposals",
                    Map.of(
                            "title",
                            "Say " + words,
                            "changes",
                            List.of(Map.of(
                                    "path",
                                    "Dockerfile",
                                    "text",
                                    "FROM debian:trixie-slim\nRUN echo " + words + "\n"))));
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        }
        Models.publish(alice, script, Models.dockerfile("RUN false"));
        try (var chromium = Chromium.start()) {
            var page = signedIn(chromium, "alice");
            page.navigate(portal.url() + "/scripts/" + script + "/proposals/1");
            assertThat(page.getByText("Both changed the same files: Dockerfile"))
                    .isVisible();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("From the newest, rev 2"))
                    .click();
            assertThat(page.locator("tr.removed .text")).hasText("RUN false");
            Looks.check(page, "proposal-conflict");
            button(page, "Take it as it is in place of rev 2").click();
            assertThat(page.getByText("Accepted by alice as rev 3")).isVisible();

            page.navigate(portal.url() + "/scripts/" + script + "/proposals/2");
            button(page, "Decline …").click();
            var dialog = page.getByRole(AriaRole.DIALOG);
            dialog.getByLabel("Why").fill("One is enough.");
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Decline"))
                    .click();
            assertThat(page.getByText("One is enough.")).isVisible();
            page.navigate(portal.url() + "/scripts/" + script + "/proposals?state=closed");
            assertThat(page.getByText("declined by alice: One is enough.")).isVisible();
        }
    }

    @Test
    void theNewestRevisionOfAForkGoesBackToItsOriginInOneStep() {
        var alice = portal.api("alice");
        Models.publish(alice, script, Models.dockerfile("RUN true"));
        var fork = team + "/better";
        var forked = alice.post("/scripts/" + script + "/fork", Map.of("team", team, "name", "better"));
        assertThat(forked.status()).as(forked.text()).isEqualTo(201);
        Models.publish(alice, fork, Models.dockerfile("RUN echo better"));
        try (var chromium = Chromium.start()) {
            var page = signedIn(chromium, "alice");
            page.navigate(portal.url() + "/scripts/" + fork);
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Propose to the origin"))
                    .click();
            var dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog.getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName(Pattern.compile("revision rev 2.*"))))
                    .isVisible();
            Looks.check(page, "propose-to-origin");
            dialog.getByLabel("What changes").fill("A better one");
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Propose"))
                    .click();
            assertThat(page).hasURL(Pattern.compile(".*/" + script + "/proposals/1$"));
            assertThat(page.locator("tr.added .text")).hasText("RUN echo better");
        }
    }

    private Page signedIn(Chromium chromium, String user) {
        var page = chromium.page(1440, ColorScheme.LIGHT);
        Chromium.signIn(page, portal.url(), user, portal.password(user));
        page.waitForSelector("main h1");
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}

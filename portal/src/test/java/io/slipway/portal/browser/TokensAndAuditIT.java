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
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Tokens are made, used and revoked on their page; owners and administrators read what was done and refused.
class TokensAndAuditIT {
    private static final PortalFixture PORTAL = PortalFixture.running();
    private static Chromium chromium;

    private final String team = Models.team(
            PORTAL.api("alice"), "audited-" + UUID.randomUUID().toString().substring(0, 6));

    @BeforeAll
    static void open() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void aTokenIsShownOnceWorksAndEndsWhenItIsRevoked() {
        var name = "laptop " + team;
        var page = signedIn("alice");
        page.getByLabel("User menu of alice").click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Tokens"))
                .click();
        assertThat(page).hasURL(Pattern.compile(".*/tokens$"));
        button(page, "New token").first().click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Name").fill(name);
        dialog.getByText("build", new Locator.GetByTextOptions().setExact(true)).click();
        Looks.check(page, "token-new");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Make the token"))
                .click();
        var secret = page.getByText(Pattern.compile("^slip_[0-9A-Za-z]{49}$")).textContent();
        assertThat(page.getByText(Pattern.compile("^docker login "))).containsText("--username 'alice'");
        Looks.check(page, "token-secret");
        button(page, "I have it").click();

        assertThat(statusWith(secret)).isEqualTo(200);
        page.reload();
        assertThat(page.getByText(name)).isVisible();
        assertThat(page.content()).doesNotContain(secret);
        assertThat(page.getByText("build, read")
                        .or(page.getByText("read, build"))
                        .first())
                .isVisible();
        Looks.check(page, "tokens");

        button(page, "Revoke " + name).click();
        page.getByRole(AriaRole.ALERTDIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Revoke"))
                .click();
        assertThat(page.getByText("Revoked '" + name + "'")).isVisible();
        assertThat(statusWith(secret)).isEqualTo(401);
        page.context().close();
    }

    @Test
    void aTeamsRobotsAreMadeOnItsPage() {
        var page = signedIn("alice");
        page.navigate(PORTAL.url() + "/teams/" + team + "/robots");
        button(page, "New robot").first().click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Name").fill("Nightly Build");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Make the robot"))
                .click();
        assertThat(dialog.getByText(Pattern.compile("lower-case letters, digits and single dashes")))
                .isVisible();
        dialog.getByLabel("Name").fill("nightly-build");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Make the robot"))
                .click();
        assertThat(page.getByText(Pattern.compile("^docker login ")))
                .containsText("'robot$" + team + "+nightly-build'");
        button(page, "I have it").click();
        Looks.check(page, "team-robots");
        page.context().close();
    }

    @Test
    void ownersReadWhatWasDoneAndRefusedInTheirTeamAndNobodyElseDoes() {
        var alice = PORTAL.api("alice");
        alice.put("/teams/%s/members/bob".formatted(team), Map.of("role", "viewer"));
        alice.put("/scripts/%s/digits".formatted(team), Map.of("description", "Reads digits"));
        PORTAL.api("bob").delete("/scripts/%1$s/digits?confirm=%1$s/digits".formatted(team));

        var owner = signedIn("alice");
        owner.navigate(PORTAL.url() + "/teams/" + team);
        owner.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Audit"))
                .click();
        assertThat(owner.getByText("script.create")).isVisible();
        assertThat(owner.getByText("access.refuse")).isVisible();
        Looks.check(owner, "team-audit");
        owner.getByLabel("What begins with").fill("access");
        assertThat(owner.getByText("script.create")).isHidden();
        assertThat(owner).hasURL(Pattern.compile(".*/teams/" + team + "/audit\\?action=access$"));
        owner.reload();
        assertThat(owner.getByText("access.refuse")).isVisible();
        assertThat(owner.getByText("script.create")).isHidden();
        var download =
                owner.waitForDownload(() -> owner.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("CSV"))
                        .click());
        assertThat(download.suggestedFilename()).isEqualTo("slipway-audit-%s.csv".formatted(team));
        owner.getByLabel("What begins with").fill("no.such");
        assertThat(owner.getByText("No line matches.", new Page.GetByTextOptions().setExact(false)))
                .isVisible();
        owner.context().close();

        var member = signedIn("bob");
        member.navigate(PORTAL.url() + "/teams/" + team);
        assertThat(member.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Members")))
                .isVisible();
        assertThat(member.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Audit")))
                .hasCount(0);
        member.navigate(PORTAL.url() + "/teams/" + team + "/audit");
        assertThat(member.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("No such page")))
                .isVisible();
        member.navigate(PORTAL.url() + "/audit");
        assertThat(member.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Not yours to open")))
                .isVisible();
        assertThat(PORTAL.api("admin")
                        .get("/audit?actor=bob&action=access.refuse&size=1")
                        .text())
                .contains("page /audit");
        member.context().close();
    }

    @Test
    void administratorsReadTheLogOfTheSite() {
        var page = signedIn("admin");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Audit"))
                .click();
        assertThat(page.getByText("session.sign-in").first()).isVisible();
        Looks.check(page, "audit");
        page.context().close();
    }

    @Test
    void administratorsSeeWhichImagesNothingUses() {
        var page = signedIn("admin");
        page.navigate(PORTAL.url().resolve("/engines").toString());
        button(page, "Look").click();
        assertThat(page.getByText("There is none older than a week")).isVisible();
        Looks.check(page, "engines-administrator");
        page.context().close();
    }

    private static int statusWith(String secret) {
        return Api.exchange(HttpRequest.newBuilder(PORTAL.url().resolve("/api/v1/teams"))
                        .header("Authorization", "Bearer " + secret)
                        .build())
                .status();
    }

    private static Page signedIn(String user) {
        var page = chromium.page(1440, ColorScheme.LIGHT);
        Chromium.signIn(page, PORTAL.url(), user, PORTAL.password(user));
        page.waitForSelector("main h1");
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}

package io.slipway.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.slipway.portal.testing.Api;
import io.slipway.portal.testing.Chromium;
import io.slipway.portal.testing.Models;
import io.slipway.portal.testing.PortalFixture;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What owners do on a team's page, and what becomes of a page whose reader loses the team.
class TeamIT {
    private static final Pattern CALLS = Pattern.compile(".*v-r=uidl.*");

    private static PortalFixture portal;
    private static Chromium chromium;
    private static Api alice;

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

    @Test
    void anOwnerAddsMembersFollowsAGroupHandsTheTeamOverAndLeaves() {
        var team = freshName();
        portal.api("bob").get("/teams"); // so that the portal knows that he is in the group vision
        alice.get("/teams");
        var page = signedIn("alice");
        create(page, team);

        add(page, "carol", "developer");
        add(page, "nobody-yet", "viewer");
        assertThat(item(page, "nobody-yet")).containsText("has not signed in yet");
        choose(page, item(page, "carol").locator("vaadin-select"), "maintainer");
        await().untilAsserted(() -> assertThat(alice.get("/teams/" + team).text())
                .contains("\"username\":\"carol\",\"role\":\"maintainer\""));
        refusesTheLastOwner(page, team);

        choose(page, select(page, "One of your groups"), "vision");
        button(page, "Follow").click();
        assertThat(item(page, "bob")).containsText("by group vision");
        Looks.check(page, "team-members");
        button(page, "Remove bob").click();
        assertThat(button(page, "Let bob in again")).isVisible();

        link(page, "Settings").click();
        assertThat(page.getByLabel("How people call it")).isVisible();
        Looks.check(page, "team-settings");
        choose(page, select(page, "New owner"), "carol");
        button(page, "Hand over …").click();
        page.getByLabel("Type " + team + " to go on").fill(team);
        button(page, "Hand over").click();
        assertThat(page.getByText("You are a maintainer here.")).isVisible();
        link(page, "Settings").click();
        assertThat(page.getByText("Running containers")).isVisible();
        assertThat(page.getByLabel("How people call it")).hasCount(0);
        link(page, "Members").click();
        button(page, "Leave the team " + team).click();
        button(page, "Leave").click();
        assertThat(page).hasURL(Pattern.compile(".*/teams$"));
        await().untilAsserted(
                        () -> assertThat(alice.get("/teams/" + team).status()).isEqualTo(404));
        portal.api("carol").delete("/teams/" + team);
    }

    private static void refusesTheLastOwner(Page page, String team) {
        button(page, "Leave the team " + team).click();
        button(page, "Leave").click();
        assertThat(page.getByText(Pattern.compile("a team needs an owner by name")))
                .isVisible();
        button(page, "Close the message").click();
    }

    @Test
    void aSiteAdministratorSettlesATeamsQuotaAndMembersSeeIt() {
        var team = freshName();
        Models.team(alice, team);
        var page = signedIn("admin");
        page.navigate(portal.url() + "/teams");
        button(page, "Quotas …").click();
        page.getByLabel("Team", new Page.GetByLabelOptions().setExact(true)).fill(team);
        button(page, "Look").click();
        page.getByLabel("Containers").fill("none");
        button(page, "Save the quota").click();
        assertThat(page.getByText("it is a number, or empty")).isVisible();
        page.getByLabel("Containers").fill("7");
        button(page, "Save the quota").click();
        assertThat(page.getByText("0 of 7")).isVisible();
        Looks.check(page, "team-quota-administrator");
        page.context().close();

        var member = signedIn("alice");
        member.navigate(portal.url() + "/teams/" + team + "/settings");
        assertThat(member.getByText("0 of 7")).isVisible();
        assertThat(button(member, "Save the quota")).hasCount(0);
        member.context().close();
        alice.delete("/teams/" + team);
    }

    @Test
    void aPageEndsWhenItsReaderLosesTheTeamEvenWithUnsavedText() {
        var team = freshName();
        Models.team(alice, team);
        Models.publish(alice, team + "/model", Models.dockerfile("RUN true"));
        var member = "/teams/" + team + "/members/carol";
        alice.put(member, Map.of("role", "developer"));
        var editor = signedIn("carol");
        var script = editor.context().newPage();
        script.navigate(portal.url() + "/scripts/" + team + "/model/files");
        assertThat(script.getByText("RUN true")).isVisible();
        editor.navigate(portal.url() + "/scripts/" + team + "/model/edit");
        editor.getByLabel("Text of Dockerfile").click();
        editor.keyboard().type("# unsaved\n");

        alice.put(member, Map.of("role", "viewer"));
        assertThat(editor.getByLabel("Text of Dockerfile")).containsText("# unsaved");

        alice.delete(member);
        for (var page : new Page[] {script, editor}) {
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("No such script")))
                    .isVisible();
            assertThat(page.getByText("RUN true")).hasCount(0);
        }
        assertThat(alice.get("/scripts/" + team + "/model").status()).isEqualTo(200);
    }

    /// The click is held back on its way until the right is gone, whatever the page has heard by then.
    @Test
    void whatIsConfirmedAfterTheRightWasLostIsNotDone() {
        var team = freshName();
        Models.team(alice, team);
        var script = team + "/model";
        Models.publish(alice, script, Models.dockerfile("RUN true"));
        alice.put("/scripts/" + script + "/tags/stable", Map.of("revision", 1));
        Models.publish(alice, script, Models.dockerfile("RUN false"));
        var page = signedIn("carol");

        makeOfCarol(team, "maintainer");
        page.navigate(portal.url() + "/scripts/" + script + "/tags");
        button(page, "Move stable").click();
        confirmOnceDemoted(page, team, "Set the tag");
        assertThat(button(page, "Move stable")).hasCount(0);
        assertThat(alice.get("/scripts/" + script + "/revisions/stable")
                        .json()
                        .path("number")
                        .asInt())
                .isEqualTo(1);

        makeOfCarol(team, "maintainer");
        page.navigate(portal.url() + "/scripts/" + script + "/settings");
        button(page, "Delete the script …").click();
        page.getByRole(AriaRole.DIALOG)
                .getByLabel("Type " + script + " to go on")
                .fill(script);
        assertThat(button(page, "Delete the script")).isEnabled();
        confirmOnceDemoted(page, team, "Delete the script");
        assertThat(alice.get("/scripts/" + script).status()).isEqualTo(200);

        makeOfCarol(team, "developer");
        page.navigate(portal.url() + "/scripts/" + script + "/edit");
        page.getByLabel("Text of Dockerfile").click();
        page.keyboard().type("# mine\n");
        makeOfCarol(team, "viewer");
        button(page, "Save revision").click();
        assertThat(page.getByText("your role in team '%s' is viewer".formatted(team)))
                .isVisible();
        assertThat(page.getByLabel("Text of Dockerfile")).containsText("# mine");
        assertThat(alice.get("/scripts/" + script).json().path("latestRevision").asInt())
                .isEqualTo(2);
    }

    private static void makeOfCarol(String team, String role) {
        alice.put("/teams/" + team + "/members/carol", Map.of("role", role));
    }

    private static void confirmOnceDemoted(Page page, String team, String action) {
        var held = new ArrayList<Route>();
        page.route(CALLS, held::add);
        button(page, action).click();
        page.waitForCondition(() -> !held.isEmpty());
        makeOfCarol(team, "viewer");
        page.unroute(CALLS);
        held.forEach(Route::resume);
        assertThat(page.getByText("Your role in team '%s' is less than it was".formatted(team)))
                .isVisible();
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    }

    private static void create(Page page, String team) {
        page.navigate(portal.url() + "/teams");
        button(page, "New team").click();
        page.getByLabel("Name").fill(team);
        button(page, "Create the team").click();
        assertThat(page).hasURL(Pattern.compile(".*/teams/" + team + "$"));
        assertThat(page.getByText("You are an owner here.")).isVisible();
    }

    private static void add(Page page, String username, String role) {
        page.getByLabel("User name").fill(username);
        choose(page, page.locator(".filters").first().locator("vaadin-select"), role);
        button(page, "Add").click();
        assertThat(item(page, username)).isVisible();
    }

    private static Locator select(Page page, String label) {
        return page.locator("vaadin-select").filter(new Locator.FilterOptions().setHasText(label));
    }

    private static void choose(Page page, Locator select, String option) {
        select.click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(option).setExact(true))
                .click();
    }

    private static Locator item(Page page, String username) {
        return page.getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText(username))
                .first();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Page signedIn(String user) {
        var page = chromium.page(1440, ColorScheme.LIGHT);
        Chromium.signIn(page, portal.url(), user, portal.password(user));
        page.waitForSelector("main h1");
        return page;
    }

    private static String freshName() {
        return "team-" + UUID.randomUUID().toString().substring(0, 6);
    }
}

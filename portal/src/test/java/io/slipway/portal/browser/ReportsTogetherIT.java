package io.slipway.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.slipway.portal.comparison.ReportHands;
import io.slipway.portal.testing.Chromium;
import io.slipway.portal.testing.Models;
import io.slipway.portal.testing.PortalFixture;
import io.slipway.registry.Caller;
import io.slipway.registry.script.RevisionDetails;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What several reports say together: the trend of a script, whether a revision may have a guarded tag, and two
/// reports side by side.
class ReportsTogetherIT {
    private static PortalFixture portal;
    private static Chromium chromium;
    private static ScriptName script;
    private static UUID again;

    @BeforeAll
    static void prepare() {
        portal = PortalFixture.running();
        chromium = Chromium.start();
        var api = portal.api("alice");
        var team = Models.team(api, "trend-" + UUID.randomUUID().toString().substring(0, 6));
        script = ScriptName.of(team, "digits");
        for (int revision = 1; revision <= 9; revision++) {
            Models.publish(api, script.toString(), Models.dockerfile("RUN echo " + revision));
        }
        var reports = ReportHands.of(portal.portal());
        measured(reports, 1, 2, 0.985, 0.997, 1.01);
        measured(reports, 2, 3, 1.06, 1.09, 1.12);
        measured(reports, 3, 4, 0.96, 0.98, 1.01);
        measured(reports, 4, 5, 0.72, 0.76, 0.80);
        measured(reports, 5, 6, 0.99, 1.005, 1.02);
        measured(reports, 7, 8, 0.99, 1.005, 1.02);
        again = measured(reports, 7, 8, 1.1, 1.15, 1.2);
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    private static UUID measured(
            ReportHands reports, int baseline, int candidate, double low, double ratio, double high) {
        return reports.measured(script.team(), revision(baseline), revision(candidate), low, ratio, high);
    }

    private static RevisionDetails revision(int number) {
        return portal.portal()
                .bean(ScriptService.class)
                .revision(Caller.user("alice"), script, RevisionSelector.number(number));
    }

    private static Page open(String path) {
        var page = chromium.page(1440, ColorScheme.LIGHT);
        Chromium.signIn(page, portal.url(), "alice", portal.password("alice"));
        page.waitForSelector("main h1");
        page.navigate(portal.url() + path);
        page.waitForSelector("main h1");
        return page;
    }

    @Test
    void theReportsTabShowsTheTrendMarksWhereItChangedAndTakesAnotherAnchor() {
        var page = open("/scripts/" + script + "/reports?anchor=1");

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Latency over revisions")))
                .isVisible();
        assertThat(page.getByText("Beside rev 1 (chosen): +9 % at rev 3, −24 % at rev 5 on p50."))
                .isVisible();
        assertThat(page.getByText("rev 7: no run has it beside revision 1")).isVisible();
        Looks.check(page, "trend");

        page.navigate(portal.url() + "/scripts/" + script + "/reports?anchor=7&metric=p99");
        assertThat(page.getByText("Beside rev 7 (chosen): +15 % at rev 8 on p99."))
                .isVisible();
        page.context().close();
    }

    @Test
    void aGuardedTagIsRefusedWithTheComparisonToRunAndTheRevisionSaysSo() {
        var api = portal.api("alice");
        api.put("/teams/%s/tag-rules".formatted(script.team()), Map.of("latency", Map.of("tags", List.of("stable"))));
        api.put("/scripts/%s/tags/stable".formatted(script), Map.of("revision", 2));
        var page = open("/teams/" + script.team() + "/tag-rules");
        assertThat(page.getByLabel("Tags that no slower revision gets")).hasValue("stable");
        Looks.check(page, "tag-guard");

        page.navigate(portal.url() + "/scripts/" + script + "/files?revision=3");
        assertThat(page.getByText("too slow for the tag stable")).isVisible();
        Looks.check(page, "tag-verdict");

        page.navigate(portal.url() + "/scripts/" + script + "/tags");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Move stable"))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Set the tag"))
                .click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Compare rev 9 with rev 2"))
                .click();
        assertThat(page.getByText(script + " rev 2").first()).isVisible();
        assertThat(page.getByText(script + " rev 9").first()).isVisible();
        page.context().close();
    }

    @Test
    void twoReportsOfTheSameTargetsAreSetSideBySide() {
        var page = open("/reports/" + again);

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Set side by side"))
                .first()
                .click();
        assertThat(page.getByText("On p50 the reports disagree:")).isVisible();
        assertThat(page.getByRole(AriaRole.CELL, new Page.GetByRoleOptions().setName("yes")))
                .hasCount(3);
        assertThat(page.getByText("Nothing about machine, engine, limits, payload and settings is known to differ."))
                .isVisible();
        Looks.check(page, "reports-beside");
        page.context().close();
    }
}

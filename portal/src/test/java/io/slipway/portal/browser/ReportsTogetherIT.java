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
import io.slipway.registry.team.TeamName;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What several reports say together: the trend of a script.
class ReportsTogetherIT {
    private static PortalFixture portal;
    private static Chromium chromium;
    private static ScriptName script;

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
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    private static void measured(
            ReportHands reports, int baseline, int candidate, double low, double ratio, double high) {
        reports.measured(
                new TeamName(script.team().value()), revision(baseline), revision(candidate), low, ratio, high);
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
        var page = open("/scripts/" + script + "/reports");

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Latency over revisions")))
                .isVisible();
        assertThat(page.getByText("Beside rev 1 (the oldest that was measured): +9 % at rev 3, −24 % at rev 5 on p50."))
                .isVisible();
        assertThat(page.getByText("rev 7: no run has it beside revision 1")).isVisible();
        Looks.check(page, "trend");

        page.navigate(portal.url() + "/scripts/" + script + "/reports?anchor=7&metric=p99");
        assertThat(page.getByText("Beside rev 7 (chosen): no step")).isVisible();
        page.context().close();
    }
}

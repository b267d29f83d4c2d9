package io.slipway.portal.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What holds on every page: nobody is shut out, and nothing has to be scrolled sideways.
public final class Accessible {
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private Accessible() {}

    /// Asks axe, and fails with what it found.
    public static void check(Page page, String what) {
        assertThat(problems(page)).as(what).isEmpty();
    }

    /// What axe calls serious or critical, and whether the page is too wide for its window.
    public static List<String> problems(Page page) {
        var found = new ArrayList<String>();
        axe(page).analyze().getViolations().stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .map(Accessible::describe)
                .forEach(found::add);
        var overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (((Number) overflow).intValue() > 0) {
            found.add("it has to be scrolled sideways by %s px".formatted(overflow));
        }
        return found;
    }

    /// Tells of violations only, and asks the page itself: to describe everything that is well, and to open another
    /// page for what frames have, takes many times as long, and we have no frames.
    private static AxeBuilder axe(Page page) {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).options(options).setLegacyMode(true);
    }

    private static String describe(Rule rule) {
        return "%s %s: %s"
                .formatted(
                        rule.getImpact(),
                        rule.getId(),
                        rule.getNodes().getFirst().getHtml());
    }
}

package io.slipway.portal.shell;

import io.slipway.registry.Caller;
import java.util.List;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Finds the portal's own pages by their names.
@Component
@Order(PageFinder.LAST)
class PageFinder implements Finder {
    static final int LAST = 1_000;

    private static final List<Found> PAGES = List.of(
            page("Scripts", Links.scripts()),
            page("Builds", Links.builds()),
            page("Containers", Links.containers()),
            page("Comparisons", Links.comparisons()),
            page("New comparison", Links.comparisons() + "/new"),
            page("Differences between revisions", Links.diffs()),
            page("Teams", Links.teams()),
            page("Engines", Links.engines()));

    @Override
    public List<Found> find(Caller caller, String words) {
        var wanted = words.strip().toLowerCase(Locale.ROOT);
        return PAGES.stream()
                .filter(page -> page.name().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }

    private static Found page(String name, String address) {
        return new Found("page", name, "", address);
    }
}

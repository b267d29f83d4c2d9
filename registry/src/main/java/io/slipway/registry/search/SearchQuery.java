package io.slipway.registry.search;

import io.slipway.registry.InvalidException;
import io.slipway.registry.team.TeamName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What to look for. Everything that is given must hold; what is null or empty does not matter.
///
/// @param text words as people type them into a search field: `"a phrase"`, `or`, `-without`
/// @param label `key` or `key=value`
/// @param archived whether those are looked for that were put aside, or the others
/// @param base a base image, `debian:trixie-slim`; without a tag, any tag of that repository
public record SearchQuery(
        String text,
        @Nullable TeamName team,
        String label,
        String base,
        String framework,
        @Nullable Boolean endpoint,
        @Nullable Boolean running,
        boolean archived,
        SearchSort sort,
        int size) {
    private static final int MAX_SIZE = 200;
    private static final int MAX_TEXT = 200;
    private static final int MAX_WORDS = 20;

    public SearchQuery {
        text = checked("q", text);
        label = checked("label", label);
        base = checked("base", base);
        framework = checked("framework", framework);
        if (text.split("\\s+").length > MAX_WORDS) {
            throw new InvalidException("q", "search for at most %d words".formatted(MAX_WORDS));
        }
        if (size < 1 || size > MAX_SIZE) {
            throw new InvalidException("size", "a page has from 1 to %d scripts".formatted(MAX_SIZE));
        }
        if (text.isEmpty() && sort == SearchSort.RELEVANCE) {
            sort = SearchSort.UPDATED;
        }
    }

    /// All that the caller may read, most recently changed first.
    public static SearchQuery all() {
        return matching("");
    }

    /// What matches these words, the best match first.
    public static SearchQuery matching(String text) {
        return new SearchQuery(text, null, "", "", "", null, null, false, SearchSort.RELEVANCE, 50);
    }

    /// The same in one team.
    public SearchQuery in(@Nullable TeamName in) {
        return new SearchQuery(text, in, label, base, framework, endpoint, running, archived, sort, size);
    }

    /// The same with this label.
    public SearchQuery labelled(String with) {
        return new SearchQuery(text, team, with, base, framework, endpoint, running, archived, sort, size);
    }

    /// The same on this base image.
    public SearchQuery buildingOn(String image) {
        return new SearchQuery(text, team, label, image, framework, endpoint, running, archived, sort, size);
    }

    /// The same with this framework.
    public SearchQuery using(String guessed) {
        return new SearchQuery(text, team, label, base, guessed, endpoint, running, archived, sort, size);
    }

    /// The same with regard to what runs now.
    public SearchQuery active(@Nullable Boolean answering, @Nullable Boolean runs) {
        return new SearchQuery(text, team, label, base, framework, answering, runs, archived, sort, size);
    }

    /// The same among those that were put aside, or among those that were not.
    public SearchQuery archived(boolean aside) {
        return new SearchQuery(text, team, label, base, framework, endpoint, running, aside, sort, size);
    }

    /// The same in another order.
    public SearchQuery sortedBy(SearchSort by) {
        return new SearchQuery(text, team, label, base, framework, endpoint, running, archived, by, size);
    }

    /// The same by smaller or larger pages.
    public SearchQuery pagesOf(int scripts) {
        return new SearchQuery(text, team, label, base, framework, endpoint, running, archived, sort, scripts);
    }

    /// What a matching script has among its keys.
    String[] keys() {
        var keys = new ArrayList<String>();
        addTo(keys, label.contains("=") ? SearchKeys.LABEL : SearchKeys.LABEL_KEY, label);
        addTo(keys, base.isEmpty() || SearchKeys.isExact(base) ? SearchKeys.BASE : SearchKeys.REPOSITORY, base);
        addTo(keys, SearchKeys.FRAMEWORK, framework);
        return keys.toArray(String[]::new);
    }

    private static void addTo(List<String> keys, String kind, String value) {
        if (!value.isEmpty()) {
            keys.add(kind + value);
        }
    }

    private static String checked(String field, String value) {
        if (value.length() > MAX_TEXT || value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidException(field, "search for at most %d characters of text".formatted(MAX_TEXT));
        }
        return value.strip();
    }
}

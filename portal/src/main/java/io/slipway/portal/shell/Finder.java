package io.slipway.portal.shell;

import io.slipway.registry.Caller;
import java.util.List;

/// Finds things for the search at the top of every page. One bean for each kind of thing; each shows only what the
/// caller may see.
public interface Finder {
    /// The best matches first, only a few.
    ///
    /// @param words as typed, perhaps nothing yet
    List<Found> find(Caller caller, String words);

    /// A thing with a page.
    ///
    /// @param kind what it is, in a word
    /// @param note what tells it from others of that name; may be empty
    record Found(String kind, String name, String note, String page) {}
}

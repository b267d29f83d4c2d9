package io.slipway.portal.shell;

import io.slipway.registry.Caller;
import java.util.List;

/// A source of work that is under way: builds, launches, comparisons. One bean per kind of work.
public interface RunningWork {
    /// What kind of change makes the answer different.
    LiveUpdates.Kind kind();

    /// The work that the caller may see, the oldest first.
    List<Item> of(Caller caller);

    /// One piece of work: what it is, the word of its state, the step it is at, and its page.
    record Item(String what, String state, String step, String page) {}
}

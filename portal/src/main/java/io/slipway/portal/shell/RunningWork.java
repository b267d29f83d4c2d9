package io.slipway.portal.shell;

import io.slipway.registry.Caller;
import java.util.List;
import java.util.function.Consumer;

/// A source of work that is under way: builds, launches, comparisons. One bean per kind of work.
public interface RunningWork {
    /// Tells the listener what runs now and whenever that changes, until the answer is run.
    Runnable watch(Caller caller, Consumer<List<Item>> listener);

    /// One piece of work: what it is, the word of its state, the step it is at, and its page.
    record Item(String what, String state, String step, String page) {}
}

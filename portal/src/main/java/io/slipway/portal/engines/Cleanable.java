package io.slipway.portal.engines;

import io.slipway.registry.Caller;
import java.time.Duration;
import java.util.List;

/// Something on an engine that is cleaned up by age, in the words of the page that does it.
interface Cleanable {
    /// What people choose it by.
    String label();

    /// What would go now.
    Preview preview(Caller caller, String engine, Duration age);

    /// Has it go.
    Outcome clean(Caller caller, String engine, Duration age);

    /// @param count how many of what, such as `3 images`; empty when there is none
    /// @param size how much they take, in words
    /// @param lines one for each, those that matter most first
    /// @param consequence what it means when they are gone
    record Preview(String count, String size, List<String> lines, String consequence) {
        public Preview {
            lines = List.copyOf(lines);
        }
    }

    /// @param done what went, in words
    /// @param kept why something is still there
    record Outcome(String done, List<String> kept) {
        public Outcome {
            kept = List.copyOf(kept);
        }
    }
}

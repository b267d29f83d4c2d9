package io.slipway.engine;

import java.time.Instant;

/// What a container on a network of its own reached, found out by trying.
public record IsolationReport(Finding hostServices, Finding outside, Finding metadata, Instant testedAt) {
    /// The answer to one question, and what it rests on.
    public record Finding(Reach reach, String evidence) {}

    /// Whether a container gets through.
    public enum Reach {
        /// A connection from the container was answered.
        REACHABLE,
        /// This process is answered there, the container is not.
        BLOCKED,
        /// Nothing answered anybody, or the experiment is impossible here: it says nothing about a firewall.
        UNKNOWN
    }

    /// Whether nothing was reached and everything that matters was really tried.
    public boolean isolated() {
        return hostServices.reach() == Reach.BLOCKED
                && outside.reach() == Reach.BLOCKED
                && metadata.reach() != Reach.REACHABLE;
    }
}

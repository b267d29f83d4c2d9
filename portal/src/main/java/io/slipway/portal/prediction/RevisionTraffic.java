package io.slipway.portal.prediction;

import java.time.Instant;

/// How a revision answered what was asked through its deployment's stable address.
///
/// @param answered with a status below 400
/// @param refused with a status from 400 to 499
/// @param failed with a status from 500 on, or not at all
/// @param p50Micros of what was answered: from the question's first byte at the portal to the answer's last; 0 for none
/// @param since the beginning of the first hour that is counted
public record RevisionTraffic(
        int revision,
        long answered,
        long refused,
        long failed,
        long p50Micros,
        long p90Micros,
        long p99Micros,
        Instant since) {}

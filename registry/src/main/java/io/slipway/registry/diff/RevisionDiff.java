package io.slipway.registry.diff;

import io.slipway.registry.script.RevisionDetails;

/// Two revisions, what differs between their files, and what came of it.
public record RevisionDiff(RevisionDetails from, RevisionDetails to, ContentDiff content, RevisionEffect effect) {}

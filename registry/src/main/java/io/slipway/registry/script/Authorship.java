package io.slipway.registry.script;

import java.time.Instant;

/// Who did something, and when.
record Authorship(String by, Instant at) {}

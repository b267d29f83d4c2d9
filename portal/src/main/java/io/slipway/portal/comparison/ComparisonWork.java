package io.slipway.portal.comparison;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who works on a comparison, and when that was last seen.
record ComparisonWork(UUID comparison, @Nullable String worker, Instant lastSign) {}

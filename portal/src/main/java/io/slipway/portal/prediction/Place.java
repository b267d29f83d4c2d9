package io.slipway.portal.prediction;

import io.slipway.benchmarks.plan.Address;

/// Where a container answers since it was last started. Connections of an earlier start lead nowhere, though nobody
/// has closed them.
///
/// @param start tells one start from another
record Place(Address address, String start) {}

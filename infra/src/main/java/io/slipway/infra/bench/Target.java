package io.slipway.infra.bench;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// What is read under load: requests that are sent in turn to one server.
///
/// @param processorTime what the server, with the database behind it, has used until now
record Target(String id, String title, URI server, List<Request> requests, Supplier<Duration> processorTime) {}

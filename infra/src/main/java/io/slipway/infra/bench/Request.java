package io.slipway.infra.bench;

/// A GET of the load: the same for `wrk` and for our own client.
record Request(String path, String authorization, String accept) {}

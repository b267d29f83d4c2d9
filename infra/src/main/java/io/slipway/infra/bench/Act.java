package io.slipway.infra.bench;

import java.net.http.HttpRequest;
import java.util.function.IntFunction;

/// Something a client does again and again, each time a little different.
///
/// @param request what is sent the nth time, prepared before the clock starts
/// @param status what a good answer has
/// @param share of the usual number of times
record Act(String id, String title, IntFunction<HttpRequest> request, int status, double share) {}

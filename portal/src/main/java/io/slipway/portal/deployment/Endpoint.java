package io.slipway.portal.deployment;

import org.jspecify.annotations.Nullable;

/// Where a deployment answers, and how it is asked: what its image declares in labels.
///
/// @param url the published address on the engine's loopback; null while it does not run
/// @param containerPort the port inside, for containers of the same network
/// @param predictPath null for an application that answers people only
/// @param healthPath null when any answer counts
/// @param pagePath where it has a page for people; null when it has none
/// @param sample a file of the revision that holds an example payload
public record Endpoint(
        @Nullable String url,
        int containerPort,
        @Nullable String predictPath,
        @Nullable String healthPath,
        @Nullable String contract,
        @Nullable String sample,
        @Nullable String pagePath) {}

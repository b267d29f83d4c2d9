package io.slipway.registry.script.web;

import org.jspecify.annotations.Nullable;

/// What people say about a script, and who may read it: `team` or `site`.
record DescriptionBody(
        @Nullable String description, @Nullable String visibility) {}

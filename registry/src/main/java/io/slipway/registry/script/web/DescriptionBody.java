package io.slipway.registry.script.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What people say about a script, who may read it (`team` or `site`), and its labels; those stay when they are left
/// out.
record DescriptionBody(
        @Nullable String description,
        @Nullable String visibility,
        @Nullable Map<String, String> labels) {}

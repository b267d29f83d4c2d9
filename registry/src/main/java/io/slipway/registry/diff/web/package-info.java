/// Differences over REST.
@NullMarked
package io.slipway.registry.diff.web;

import org.jspecify.annotations.NullMarked;

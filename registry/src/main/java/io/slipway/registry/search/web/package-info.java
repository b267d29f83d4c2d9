/// The search over HTTP.
@NullMarked
package io.slipway.registry.search.web;

import org.jspecify.annotations.NullMarked;

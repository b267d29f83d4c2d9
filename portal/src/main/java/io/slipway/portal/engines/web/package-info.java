/// Engines over REST.
@NullMarked
package io.slipway.portal.engines.web;

import org.jspecify.annotations.NullMarked;

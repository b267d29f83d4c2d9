/// Builds over REST.
@NullMarked
package io.slipway.portal.build.web;

import org.jspecify.annotations.NullMarked;

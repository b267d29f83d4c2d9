/// What containers use, over REST.
@NullMarked
package io.slipway.portal.usage.web;

import org.jspecify.annotations.NullMarked;

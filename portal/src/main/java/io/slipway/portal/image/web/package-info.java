/// Saved images over REST.
@NullMarked
package io.slipway.portal.image.web;

import org.jspecify.annotations.NullMarked;

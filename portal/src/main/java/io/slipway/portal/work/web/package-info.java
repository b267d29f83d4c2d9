/// Texts over HTTP that are sent while they come into being.
@NullMarked
package io.slipway.portal.work.web;

import org.jspecify.annotations.NullMarked;

/// Applications over HTTP.
@NullMarked
package io.slipway.portal.application.web;

import org.jspecify.annotations.NullMarked;

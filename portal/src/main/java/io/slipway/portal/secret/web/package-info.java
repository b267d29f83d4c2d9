/// Secrets of teams over REST: their ids come out, their values never.
@NullMarked
package io.slipway.portal.secret.web;

import org.jspecify.annotations.NullMarked;

/// Quotas over REST.
@NullMarked
package io.slipway.portal.quota.web;

import org.jspecify.annotations.NullMarked;

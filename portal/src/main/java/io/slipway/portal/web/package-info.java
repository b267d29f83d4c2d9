/// What every REST call shares: errors as problem details (RFC 9457).
@NullMarked
package io.slipway.portal.web;

import org.jspecify.annotations.NullMarked;

/// What came of revisions, put together from their builds and the reports in which they were measured.
@NullMarked
package io.slipway.portal.effect;

import org.jspecify.annotations.NullMarked;

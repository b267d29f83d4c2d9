/// Tests of what the pages around scripts rest on.
@NullMarked
package io.slipway.portal.script;

import org.jspecify.annotations.NullMarked;

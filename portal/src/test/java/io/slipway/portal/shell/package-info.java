/// Tests of what all pages share.
@NullMarked
package io.slipway.portal.shell;

import org.jspecify.annotations.NullMarked;

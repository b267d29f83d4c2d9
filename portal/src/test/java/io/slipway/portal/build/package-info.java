@NullMarked
package io.slipway.portal.build;

import org.jspecify.annotations.NullMarked;

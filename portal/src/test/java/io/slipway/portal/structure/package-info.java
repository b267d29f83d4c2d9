@NullMarked
package io.slipway.portal.structure;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.slipway.portal.deployment;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.slipway.portal.team;

import org.jspecify.annotations.NullMarked;

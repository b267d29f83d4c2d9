/// The structure over REST.
@NullMarked
package io.slipway.portal.structure.web;

import org.jspecify.annotations.NullMarked;

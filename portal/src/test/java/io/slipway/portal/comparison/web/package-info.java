/// Tests of comparisons and reports over REST.
@NullMarked
package io.slipway.portal.comparison.web;

import org.jspecify.annotations.NullMarked;

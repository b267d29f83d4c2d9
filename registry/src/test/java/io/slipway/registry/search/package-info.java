/// Tests of the search.
@NullMarked
package io.slipway.registry.search;

import org.jspecify.annotations.NullMarked;

/// Tests of tokens.
@NullMarked
package io.slipway.registry.token;

import org.jspecify.annotations.NullMarked;

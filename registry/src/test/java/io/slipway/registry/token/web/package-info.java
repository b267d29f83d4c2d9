/// Tests of the REST door to tokens.
@NullMarked
package io.slipway.registry.token.web;

import org.jspecify.annotations.NullMarked;

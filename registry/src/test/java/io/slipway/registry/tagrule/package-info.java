/// Rules for tags, tested.
@NullMarked
package io.slipway.registry.tagrule;

import org.jspecify.annotations.NullMarked;

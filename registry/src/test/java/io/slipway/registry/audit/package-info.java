/// Tests of the audit log.
@NullMarked
package io.slipway.registry.audit;

import org.jspecify.annotations.NullMarked;

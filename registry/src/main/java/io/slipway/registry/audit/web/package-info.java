/// The audit log over HTTP.
@NullMarked
package io.slipway.registry.audit.web;

import org.jspecify.annotations.NullMarked;

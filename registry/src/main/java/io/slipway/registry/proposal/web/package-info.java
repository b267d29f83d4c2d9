/// Proposals over REST.
@NullMarked
package io.slipway.registry.proposal.web;

import org.jspecify.annotations.NullMarked;

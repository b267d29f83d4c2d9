/// Deployments over REST.
@NullMarked
package io.slipway.portal.deployment.web;

import org.jspecify.annotations.NullMarked;

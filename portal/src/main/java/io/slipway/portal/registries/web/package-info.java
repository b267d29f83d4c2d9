/// Teams' logins to registries over REST: who they are comes out, their passwords never.
@NullMarked
package io.slipway.portal.registries.web;

import org.jspecify.annotations.NullMarked;

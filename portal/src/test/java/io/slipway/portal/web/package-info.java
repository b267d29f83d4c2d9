/// Tests of what all REST doors share.
@NullMarked
package io.slipway.portal.web;

import org.jspecify.annotations.NullMarked;

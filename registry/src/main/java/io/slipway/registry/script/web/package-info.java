/// The REST door to scripts and revisions: `/api/v1/scripts`.
@NullMarked
package io.slipway.registry.script.web;

import org.jspecify.annotations.NullMarked;

/// The web portal: a package per feature, each with its views, REST calls and services.
@NullMarked
package io.slipway.portal;

import org.jspecify.annotations.NullMarked;

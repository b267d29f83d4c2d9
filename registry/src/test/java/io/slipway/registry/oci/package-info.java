/// Scripts as OCI artifacts, tried over HTTP.
@NullMarked
package io.slipway.registry.oci;

import org.jspecify.annotations.NullMarked;

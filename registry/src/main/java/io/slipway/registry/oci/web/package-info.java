/// The OCI distribution API over HTTP.
@NamedInterface("oci-web") // whoever writes down refusals, or refuses before a controller is reached
@NullMarked
package io.slipway.registry.oci.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

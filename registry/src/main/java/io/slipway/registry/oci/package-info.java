/// Scripts as OCI artifacts, for clients that speak the OCI distribution API: a manifest per revision, a layer per
/// file. What is pushed and is no script is kept beside the script as it is.
///
/// Start at [ManifestService] and [BlobService]; [RevisionManifests] says what a revision looks like.
@NamedInterface("oci")
@NullMarked
package io.slipway.registry.oci;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

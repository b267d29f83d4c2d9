/// Images that teams keep: saved from a container, with the whole way back to the script, or brought in from outside.
///
/// Start at [SavedImageService] for the use cases and at [SaveRunner] for the work; [TransferService] has those with
/// registries. Deployments know of saved images
/// only what [io.slipway.portal.deployment.LaunchableImages] tells them.
@NullMarked
package io.slipway.portal.image;

import org.jspecify.annotations.NullMarked;

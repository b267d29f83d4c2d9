package io.slipway.portal.build;

import io.slipway.engine.ImageLayer;
import org.jspecify.annotations.Nullable;

/// One step of the history of an image that a build made.
///
/// @param empty whether it made no layer, like `ENV`
/// @param id of the layer, which the same files with the same times give again; null when it has none or it is not
/// known
/// @param fromBase whether it came with the base image
/// @param difference of a rebuild's layer from the one it repeats; null where none is known
public record BuildLayer(
        String instruction,
        long sizeBytes,
        boolean empty,
        @Nullable String id,
        boolean fromBase,
        @Nullable LayerDifference difference) {
    BuildLayer(String instruction, long sizeBytes, boolean empty, @Nullable String id, boolean fromBase) {
        this(instruction, sizeBytes, empty, id, fromBase, null);
    }

    static BuildLayer of(ImageLayer layer, boolean fromBase) {
        var id = layer.id();
        return new BuildLayer(
                layer.instruction(), layer.sizeBytes(), layer.empty(), id == null ? null : id.value(), fromBase);
    }
}

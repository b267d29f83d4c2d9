package io.slipway.engine;

import java.util.List;

/// An image that was made of a container.
///
/// @param changes what is otherwise in the container than in the image it came from, sorted by path; deletions are
///     named, but the files are still in the new image
public record SavedContainer(ImageId image, List<FileChange> changes) {
    public SavedContainer {
        changes = List.copyOf(changes);
    }
}

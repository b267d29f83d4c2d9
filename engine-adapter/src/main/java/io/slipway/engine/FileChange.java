package io.slipway.engine;

/// A path that is otherwise in a container than in its image.
public record FileChange(Kind kind, String path) {
    /// In what way it is otherwise.
    public enum Kind {
        ADDED,
        CHANGED,
        DELETED
    }
}

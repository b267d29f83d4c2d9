package io.slipway.portal.image;

/// How far a saved image is.
public enum SavedImageStatus {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    REMOVING;

    /// Whether a worker has something to do.
    public boolean isOnItsWay() {
        return switch (this) {
            case QUEUED, RUNNING, REMOVING -> true;
            case DONE, FAILED -> false;
        };
    }
}

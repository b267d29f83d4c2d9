package io.slipway.portal.image;

/// How far a transfer is.
public enum TransferStatus {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    /// Whether a worker has something to do.
    public boolean isOnItsWay() {
        return switch (this) {
            case QUEUED, RUNNING -> true;
            case DONE, FAILED, CANCELLED -> false;
        };
    }
}

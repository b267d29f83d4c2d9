package io.slipway.portal.image;

import io.slipway.portal.shell.State;

/// How a transfer is said and marked, the same on every page.
final class TransferLooks {
    private TransferLooks() {}

    static State state(TransferDetails transfer) {
        return new State(transfer.cancelling() ? State.Tone.WORKING : tone(transfer.status()), word(transfer));
    }

    private static State.Tone tone(TransferStatus status) {
        return switch (status) {
            case QUEUED, CANCELLED -> State.Tone.NEUTRAL;
            case RUNNING -> State.Tone.WORKING;
            case DONE -> State.Tone.RUNNING;
            case FAILED -> State.Tone.FAILED;
        };
    }

    static String word(TransferDetails transfer) {
        if (transfer.cancelling()) {
            return "cancelling";
        }
        var way = switch (transfer.direction()) {
            case PUSH -> "push";
            case PULL -> "pull";
        };
        return switch (transfer.status()) {
            case QUEUED -> way + " queued";
            case RUNNING -> way + "ing";
            case DONE -> way + "ed";
            case FAILED -> way + " failed";
            case CANCELLED -> way + " cancelled";
        };
    }
}

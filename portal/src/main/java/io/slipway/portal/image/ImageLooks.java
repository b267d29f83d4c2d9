package io.slipway.portal.image;

import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.State;

/// How a saved image is said and marked, the same on every page.
final class ImageLooks {
    private ImageLooks() {}

    static State state(SavedImageDetails image) {
        return new State(
                switch (image.status()) {
                    case QUEUED -> State.Tone.NEUTRAL;
                    case RUNNING, REMOVING -> State.Tone.WORKING;
                    case DONE -> State.Tone.RUNNING;
                    case FAILED -> State.Tone.FAILED;
                },
                word(image));
    }

    static String word(SavedImageDetails image) {
        return switch (image.status()) {
            case QUEUED -> "queued";
            case RUNNING -> "being saved";
            case DONE -> "saved";
            case FAILED -> "failed";
            case REMOVING -> "removing";
        };
    }

    /// What it was made of, in a few words.
    static String source(SavedImageDetails image) {
        var from = image.provenance();
        if (from != null) {
            return "%s rev %d".formatted(from.script(), from.revision());
        }
        return "imported" + (image.sourceName() == null ? "" : " as " + image.sourceName());
    }

    static String size(SavedImageDetails image) {
        return image.status() == SavedImageStatus.DONE ? Formats.size(image.sizeBytes()) : "–";
    }
}

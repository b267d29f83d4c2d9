package io.slipway.registry.dockerfile;

import java.util.List;

/// A command of an image, in one of the two forms in which it can be written.
public sealed interface CommandForm {
    /// A JSON array: the program is started as it is.
    record Exec(List<String> words) implements CommandForm {
        public Exec {
            words = List.copyOf(words);
        }
    }

    /// A text that the image's shell runs.
    record Shell(String text) implements CommandForm {}

    /// Whether there is nothing to run.
    default boolean isEmpty() {
        return switch (this) {
            case Exec exec -> exec.words().isEmpty();
            case Shell shell -> shell.text().isEmpty();
        };
    }
}

package io.slipway.registry.markdown;

import java.util.Optional;

/// What a text in Markdown may refer to beside the web: the page it is on, and the files it lies among.
public interface Surroundings {
    /// A text on its own, such as a comment.
    Surroundings NONE = new Surroundings() {
        @Override
        public Optional<String> section(String id) {
            return Optional.empty();
        }

        @Override
        public Optional<String> file(String path) {
            return Optional.empty();
        }

        @Override
        public Optional<byte[]> image(String path) {
            return Optional.empty();
        }
    };

    /// The address of a heading on the same page; empty where headings cannot be linked to.
    ///
    /// @param id of the heading's element
    Optional<String> section(String id);

    /// The address of the page that shows a file; empty for what is not there.
    ///
    /// @param path as written, relative to the text: `docs/train.md`
    Optional<String> file(String path);

    /// The contents of a file that is shown as a picture; empty for what is not there or too large.
    Optional<byte[]> image(String path);
}

package io.slipway.registry.dockerfile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A build stage: `FROM --platform=… base AS name` and the instructions that follow.
///
/// @param name in lower case
/// @param base the image or earlier stage, with the defaults of global ARGs filled in as far as they are known
/// @param builtOn the index of the earlier stage that `base` names
public record DockerfileStage(
        int index,
        @Nullable String name,
        String base,
        @Nullable Integer builtOn,
        @Nullable String platform,
        DockerfileInstruction from,
        List<DockerfileInstruction> instructions) {
    public DockerfileStage {
        instructions = List.copyOf(instructions);
    }

    /// The line of its FROM.
    public int line() {
        return from.line();
    }

    /// Whether it starts from an image, not from an earlier stage or from nothing.
    public boolean hasBaseImage() {
        return builtOn == null && !base.equals("scratch");
    }
}

package io.slipway.registry.script;

import java.util.List;

/// What would go with a script.
///
/// @param fileBytes of files that no other script has
/// @param imageBytes at most: layers that other images have too stay
/// @param forks that lose their origin, and stay
/// @param uses what stands against it, for people
public record DeletionPreview(
        ScriptName script,
        int revisions,
        int proposals,
        long fileBytes,
        int builds,
        int images,
        long imageBytes,
        int forks,
        List<String> uses) {
    public DeletionPreview {
        uses = List.copyOf(uses);
    }
}

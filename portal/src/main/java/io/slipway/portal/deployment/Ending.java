package io.slipway.portal.deployment;

import io.slipway.engine.ContainerDetails;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a container ended that nobody asked Slipway to end.
///
/// @param orderly whether it counts as stopped rather than failed
/// @param gone whether there is no container any more
/// @param containerState the engine's word for it
record Ending(
        Trouble trouble,
        boolean orderly,
        boolean gone,
        @Nullable String containerState) {
    private static final int TERMINATED = 143;
    private static final int KILLED = 137;

    /// The container is not on the engine any more.
    static Ending vanished() {
        var trouble = new Trouble(
                "The container is gone: somebody removed it beside Slipway.",
                "Start the deployment to have a new one.");
        return new Ending(trouble, false, true, null);
    }

    /// The container is there, but its process has ended.
    static Ending of(ContainerDetails container, List<String> lastLines) {
        return new Ending(trouble(container, lastLines), isOrderly(container), false, container.state());
    }

    private static boolean isOrderly(ContainerDetails container) {
        var code = container.exitCode();
        return !container.oomKilled() && code != null && (code == 0 || code == TERMINATED);
    }

    /// What to say about a container whose process has ended.
    static Trouble trouble(ContainerDetails container, List<String> lastLines) {
        if (container.oomKilled()) {
            return new Trouble(
                    "The container ran out of its %d MiB of memory and was killed."
                            .formatted(container.limits().memoryBytes() >> 20),
                    "Launch it with more memory, or let it use less.");
        }
        var code = container.exitCode();
        var message = code == null ? "The container ended." : "The container ended: " + meaning(code) + ".";
        return new Trouble(message, words(lastLines, container.error()));
    }

    private static String meaning(int code) {
        return switch (code) {
            case 0 -> "its process finished by itself (exit code 0)";
            case 126 -> "its command cannot be executed (exit code 126)";
            case 127 -> "its command was not found (exit code 127)";
            case KILLED -> "its process was killed (exit code 137)";
            case 139 -> "its process crashed (exit code 139, segmentation fault)";
            case TERMINATED -> "somebody stopped it beside Slipway (exit code 143)";
            default -> "its process failed with exit code " + code;
        };
    }

    private static String words(List<String> lastLines, String error) {
        var said = lastLines.isEmpty() ? "It wrote nothing." : "Its last words: " + String.join("\n", lastLines);
        return error.isBlank() ? said : "The engine says: " + error + "\n" + said;
    }
}

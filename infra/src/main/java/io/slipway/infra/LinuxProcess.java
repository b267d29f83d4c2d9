package io.slipway.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What `/proc` knows of a process.
final class LinuxProcess {
    private LinuxProcess() {}

    /// The words of its command line; none when it has ended.
    static List<String> words(long pid) {
        try {
            return List.of(
                    Files.readString(Path.of("/proc/" + pid + "/cmdline")).split("\0"));
        } catch (IOException e) {
            return List.of();
        }
    }
}

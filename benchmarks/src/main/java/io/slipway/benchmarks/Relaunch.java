package io.slipway.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Starts the program once more with a JVM option that a jar cannot carry: without it every measurement would begin
/// with four lines of warning about `sun.misc.Unsafe`, which JMH uses. Who passes the option saves a process.
final class Relaunch {
    static final String OPTION = "--sun-misc-unsafe-memory-access=allow";

    private static final Set<String> MEASURING = Set.of("run", "compare", "verdicts");

    private Relaunch() {}

    static boolean isNeeded(List<String> words) {
        return !words.isEmpty()
                && MEASURING.contains(words.getFirst())
                && !ManagementFactory.getRuntimeMXBean().getInputArguments().contains(OPTION);
    }

    /// Runs the same words in a child that shares our streams, and returns its exit status. The child ends with us.
    static int run(List<String> words) throws InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                OPTION,
                "-Dslipway.relaunched=true"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(words);
        try {
            Process child = new ProcessBuilder(command).inheritIO().start();
            Runtime.getRuntime().addShutdownHook(new Thread(child::destroy));
            return child.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start a JVM with " + OPTION, e);
        }
    }

    /// Whether this process was started by [#run].
    static boolean happened() {
        return Boolean.getBoolean("slipway.relaunched");
    }
}

package io.slipway.benchmarks.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.util.Version;

/// What can be told about the machine that measures. On anything but Linux some of it is missing.
public final class Machine {
    private static final long MILLIS_PER_TICK = 10;

    private Machine() {}

    /// Cores this process may run on.
    public static List<Integer> cores() {
        return lines("/proc/self/status").stream()
                .filter(l -> l.startsWith("Cpus_allowed_list:"))
                .findFirst()
                .map(l -> parseCores(l.substring(l.indexOf(':') + 1).strip()))
                .orElse(List.of());
    }

    /// Whether a process can be pinned to a core here.
    public static boolean canPin() {
        return Files.isExecutable(Path.of("/usr/bin/taskset")) || Files.isExecutable(Path.of("/bin/taskset"));
    }

    static double load() {
        List<String> lines = lines("/proc/loadavg");
        return lines.isEmpty() ? 0 : Double.parseDouble(lines.getFirst().split(" ")[0]);
    }

    static long stealMillis() {
        return lines("/proc/stat").stream()
                .filter(l -> l.startsWith("cpu "))
                .map(l -> l.split("\\s+"))
                .filter(f -> f.length > 8)
                .mapToLong(f -> Long.parseLong(f[8]) * MILLIS_PER_TICK)
                .findFirst()
                .orElse(0);
    }

    /// Facts that travel with every report.
    static Map<String, String> facts(List<String> jvmArguments) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("CPU", cpuModel());
        facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("kernel", "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.version")));
        facts.put("JMH", Version.getPlainVersion());
        facts.put("JVM", "%s %s".formatted(System.getProperty("java.vm.name"), System.getProperty("java.vm.version")));
        facts.put("JVM arguments", String.join(" ", jvmArguments));
        return facts;
    }

    static List<Integer> parseCores(String list) {
        var cores = new ArrayList<Integer>();
        for (String part : list.split(",")) {
            int dash = part.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
            int last = dash < 0 ? first : Integer.parseInt(part.substring(dash + 1));
            for (int core = first; core <= last; core++) {
                cores.add(core);
            }
        }
        return cores;
    }

    private static String cpuModel() {
        return lines("/proc/cpuinfo").stream()
                .filter(l -> l.startsWith("model name"))
                .map(l -> l.substring(l.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException _) {
            return List.of(); // not on this system
        }
    }
}

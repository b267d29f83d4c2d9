package io.slipway.benchmarks;

import io.slipway.benchmarks.plan.InvalidPlanException;
import io.slipway.benchmarks.probe.MeasurementException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Entry point of the runnable jar.
public final class Main {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        Locale.setDefault(Locale.ROOT); // reports read the same everywhere
        List<String> words = Arrays.asList(args);
        int status = Relaunch.isNeeded(words) ? Relaunch.run(words) : execute(words, System.out, System.err);
        System.out.flush();
        System.exit(status);
    }

    static int execute(List<String> args, PrintStream out, PrintStream err) throws InterruptedException {
        try {
            if (args.isEmpty()
                    || args.contains("--help")
                    || args.contains("-h")
                    || args.getFirst().equals("help")) {
                out.print(Help.TEXT);
                return args.isEmpty() ? MISUSED : DONE;
            }
            perform(args.getFirst(), args.subList(1, args.size()), out, err);
            return DONE;
        } catch (UsageException | InvalidPlanException e) {
            err.println(e.getMessage());
            return MISUSED;
        } catch (MeasurementException e) {
            err.println(e.getMessage());
            return FAILED;
        } catch (IOException e) {
            err.println("Could not read or write a file: %s. Check that it exists and may be used.".formatted(e));
            return FAILED;
        }
    }

    private static void perform(String command, List<String> rest, PrintStream out, PrintStream err)
            throws IOException, InterruptedException {
        switch (command) {
            case "run" -> RunCommand.perform(rest, out);
            case "compare" -> CompareCommand.perform(rest, out, err);
            case "load" -> LoadCommand.perform(rest, out, err);
            case "verdicts" -> VerdictsCommand.perform(rest, out, err);
            case "export" -> ExportCommand.perform(rest, out);
            default ->
                throw new UsageException(
                        "Could not understand '%s': the commands are run, compare, load, verdicts and export. See --help."
                                .formatted(command));
        }
    }
}

package io.slipway.infra.bench;

import io.slipway.infra.LocalStackException;
import io.slipway.infra.bench.BenchOptions.UsageException;
import io.slipway.infra.bench.fill.FillFailure;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Command line of the registry's benchmark; `--help` explains it.
public final class RegistryBench {
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private RegistryBench() {}

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), out, err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.contains("--help")) {
            out.print(BenchOptions.USAGE);
            return 0;
        }
        try {
            var options = BenchOptions.parse(arguments);
            var outcome = new Course(options, out).run();
            out.println();
            out.print(OutcomeText.of(outcome));
            options.json().ifPresent(file -> OutcomeFiles.json(outcome, file));
            options.markdown().ifPresent(file -> OutcomeFiles.markdown(outcome, file));
            return 0;
        } catch (UsageException e) {
            err.println(e.getMessage() + " ./slipway bench registry --help explains the options.");
            return WRONG_USE;
        } catch (BenchFailure | FillFailure | LocalStackException e) {
            err.println(e.getMessage());
            return FAILED;
        }
    }
}

package io.slipway.infra.demo;

import io.slipway.infra.demo.DemoOptions.UsageException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Command line of the demonstration; `--help` explains it. It talks to the portal only as any other client could.
public final class Demo {
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private Demo() {}

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), System.getenv(), out, err, Patience.USUAL));
    }

    static int run(
            List<String> arguments,
            Map<String, String> environment,
            PrintStream out,
            PrintStream err,
            Patience patience) {
        if (arguments.contains("--help")) {
            out.print(DemoOptions.USAGE);
            return 0;
        }
        try {
            var options = DemoOptions.parse(arguments, environment);
            var outcome = new Tour(options, out, patience).run();
            out.println();
            out.println(OutcomeText.of(outcome));
            options.json().ifPresent(outcome::write);
            return 0;
        } catch (UsageException e) {
            err.println(e.getMessage() + " --help explains the options.");
            return WRONG_USE;
        } catch (DemoFailure e) {
            err.println(e.getMessage());
            return FAILED;
        }
    }
}

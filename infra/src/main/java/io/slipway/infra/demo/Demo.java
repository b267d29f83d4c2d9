package io.slipway.infra.demo;

import io.slipway.infra.demo.DemoOptions.UsageException;
import java.util.List;

/// Command line of the demonstration; `--help` explains it. It talks to the portal only as any other client could.
public final class Demo {
    private Demo() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        if (arguments.contains("--help")) {
            System.out.print(DemoOptions.USAGE);
            return 0;
        }
        try {
            var options = DemoOptions.parse(arguments, System.getenv());
            System.out.println("The tour of " + options.portal() + " comes with the next change.");
            return 1;
        } catch (UsageException e) {
            System.err.println(e.getMessage() + " --help explains the options.");
            return 2;
        }
    }
}

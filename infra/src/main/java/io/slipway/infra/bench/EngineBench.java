package io.slipway.infra.bench;

import io.slipway.infra.LocalStackException;
import io.slipway.infra.bench.BenchOptions.UsageException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Command line of the measurement of what runs on the engine; `--help` explains it.
public final class EngineBench {
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;
    private static final int USUAL_MINUTES = 4;
    private static final int QUICK_MINUTES = 1;

    private static final String USAGE = """
            Usage: ./slipway bench engine [options]

            Starts a PostgreSQL and a portal of its own, launches a model that answers at once, and measures in one
            interleaved run what the stable address adds to an answer, beside the model itself and nginx before it, and
            what a launch over REST takes beside 'docker run -d'.

              --minutes N      about how long to measure                         (default 4)
              --quick          one minute, for a first impression
              --json FILE      writes the result as JSON, too
              --markdown FILE  writes it into the part of the file between the two lines <!-- engine figures --> and
                               <!-- end of engine figures -->, or makes the file
              --help           prints this text

            Exit codes: 0 measured (also when an aim is missed, which it says), 1 could not measure, 2 wrong options.
            """;

    private EngineBench() {}

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), out, err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.contains("--help")) {
            out.print(USAGE);
            return 0;
        }
        try {
            var options = BenchOptions.parse(arguments, USUAL_MINUTES, QUICK_MINUTES);
            var outcome = new EngineCourse(options, out).run();
            out.println();
            out.print(outcome.text());
            options.json().ifPresent(file -> OutcomeFiles.json(outcome, file));
            options.markdown().ifPresent(file -> OutcomeFiles.place(outcome.markdown(), "engine figures", file));
            return 0;
        } catch (UsageException e) {
            err.println(e.getMessage() + " ./slipway bench engine --help explains the options.");
            return WRONG_USE;
        } catch (BenchFailure | LocalStackException e) {
            err.println(e.getMessage());
            return FAILED;
        }
    }
}

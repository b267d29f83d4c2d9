package io.slipway.benchmarks;

import io.slipway.benchmarks.probe.ParentWatch;
import io.slipway.benchmarks.proof.Judgement;
import io.slipway.benchmarks.proof.Proof;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// `verdicts`: whether the method says what is true, on the machine at hand.
final class VerdictsCommand {
    private static final String BEGIN = "<!-- verdicts -->";
    private static final String END = "<!-- end of verdicts -->";
    private static final int USUAL_MINUTES = 100;

    private VerdictsCommand() {}

    static void perform(List<String> rest, PrintStream out, PrintStream err) throws IOException, InterruptedException {
        var arguments =
                Arguments.parse(rest, Set.of("--minutes", "--rounds", "--out", "--markdown"), Set.of("--judge-only"));
        if (Relaunch.happened()) {
            ParentWatch.endWithParentProcess();
        }
        var directory = Path.of(arguments.value("--out").orElse("slipway-verdicts"));
        var rounds = arguments.number("--rounds").orElse(Proof.usualRounds());
        var proof = new Proof(directory, rounds, err::println);
        if (!arguments.has("--judge-only")) {
            proof.record(Duration.ofMinutes(arguments.number("--minutes").orElse(USUAL_MINUTES)));
        }
        Judgement judgement = judged(proof);
        out.print(judgement.markdown());
        for (String file : arguments.all("--markdown")) {
            put(judgement.markdown(), Path.of(file));
        }
    }

    private static Judgement judged(Proof proof) throws IOException {
        try {
            return proof.judge();
        } catch (IllegalStateException e) {
            throw new UsageException("Could not judge: %s. Record one first.".formatted(e.getMessage()));
        }
    }

    /// Puts the tables between the two marks of a file, or makes the file of them.
    private static void put(String tables, Path file) throws IOException {
        var marked = BEGIN + "\n" + tables + END;
        var text = Files.exists(file) ? Files.readString(file) : BEGIN + END + "\n";
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new UsageException(
                    "Could not write into '%s': the lines %s and %s are missing.".formatted(file, BEGIN, END));
        }
        Files.writeString(file, text.substring(0, begin) + marked + text.substring(end + END.length()));
    }
}

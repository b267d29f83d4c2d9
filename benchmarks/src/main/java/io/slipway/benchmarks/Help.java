package io.slipway.benchmarks;

/// What `--help` prints.
final class Help {
    static final String TEXT = """
            Compares the prediction latency of models that answer over HTTP.

            Many short visits to every target in turn, in a random order in each round; one value per round;
            Hodges–Lehmann ratio with its 95 % interval, exact Wilcoxon signed-rank test, Holm's correction.

              java -jar slipway-benchmarks.jar compare --target NAME=HOST:PORT --target NAME=HOST:PORT --payload FILE
              java -jar slipway-benchmarks.jar load --target NAME=HOST:PORT --rates 50,100,200 --payload FILE
              java -jar slipway-benchmarks.jar verdicts --minutes 100
              java -jar slipway-benchmarks.jar run --plan plan.json --out DIR
              java -jar slipway-benchmarks.jar export report.json [--html FILE] [--csv FILE] [--jmh FILE] [--text]

            compare: asks running services and prints the comparison
              --target NAME=HOST:PORT[,HOST:PORT]  two or more; the first is the baseline; several addresses of one
                                                   name are instances that take turns
              --noop HOST:PORT       control: a service that answers at once; shows what client and network cost
              --repeat HOST:PORT     control: another instance of the baseline; shows what equal things differ by
              --path PATH            where predictions are posted (/predict)
              --payload FILE         the body of every request ('-' reads standard input), or
              --data TEXT            the body itself
              --content-type TYPE    (application/json)
              --preset NAME          quick: 60 rounds, standard: 200 (the default), thorough: 600
              --rounds N             another number of rounds, 10 to 9999
              --threshold PERCENT    the smallest difference that matters (3)
              --visit MILLIS         length of a visit (100); it grows when a target is slow
              --forks N              JVMs the rounds are spread over (3)
              --timeout MILLIS       after this long an answer is an error (10000)
              --cpu N|none           the core the probe is pinned to (the last one where there are two or more)
              --seed N               order of the visits; the same seed gives the same order
              --name TEXT            title of the report
              --json FILE  --html FILE  --csv FILE  --jmh FILE   write the report, too
              --out DIR              keep the working files (plan, journal of visits) here
              --stop-with-stdin      end when standard input ends

            load: asks at given rates, whether earlier requests are answered or not, and prints the latency by rate
              --target, --path, --payload, --data, --content-type, --timeout, --name   as above; one target is enough
              --rates N,N,…          requests in a second, up to 12 rates
              --seconds N            how long a target is asked at a rate in a round (10)
              --rounds N             how often (3)
              --arrivals KIND        poisson: callers who know nothing of each other (the default); constant
              --connections N        requests that may be under way at once (64); later ones wait, and it counts
              --seed N               order of the targets and times of the requests (1)
              --json FILE  --html FILE  --hgrm DIR   write the report, and a distribution for each target and rate
              Times count from the moment a request was due, not from when it could be sent.

            verdicts: whether the verdicts are right on this machine: visits servers whose delay is known, draws many
                      comparisons from the recorded rounds, and counts false alarms and missed differences
              --minutes N            how long to record (100); one more session than that at most
              --rounds N             of a session (200)
              --out DIR              where recordings are kept (slipway-verdicts); a later call goes on there
              --judge-only           records nothing
              --markdown FILE        puts the tables between the lines <!-- verdicts --> and <!-- end of verdicts -->

            run: executes a plan for another program
              --plan FILE            the plan as JSON
              --out DIR              gets report.json and the working files
              Progress goes to standard output, a line each: '@slipway ' and a JSON object with phase (WAITING, WARMUP,
              MEASURING, ANALYSING, DONE, FAILED), round, rounds, message, medians, elapsedMillis, remainingMillis.
              It ends when standard input ends or the process that started it is gone.

            Verdicts: faster, slower, no meaningful difference, no difference detected, not comparable.
            Exit status: 0 done, 1 could not measure, 2 wrong options or plan, 3 the parent process is gone.
            One benchmark at a time runs on a machine; others wait for it.
            """;

    private Help() {}
}

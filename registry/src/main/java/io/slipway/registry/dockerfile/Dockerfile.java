package io.slipway.registry.dockerfile;

/// Reads Dockerfiles as BuildKit does.
///
/// Time and memory grow with the length of the text alone, whatever it says: stages, variables and what they
/// expand to are bounded.
public final class Dockerfile {
    /// The longest text that is read. Docker's own limit for a Dockerfile is the same 1 MiB.
    public static final int MAX_LENGTH = 1 << 20;

    private Dockerfile() {}

    /// Reads a Dockerfile. Never fails: what cannot be understood is among the problems.
    public static ParsedDockerfile parse(String text) {
        var problems = new Problems();
        if (text.length() > MAX_LENGTH) {
            problems.error(
                    "too-long", 1, "the Dockerfile is longer than 1 MiB, the most that can be built", "Shorten it.");
            return ParsedDockerfile.empty(problems.found());
        }
        var source = new SourceReader(text, problems);
        return new StageReader(source, problems).read();
    }
}

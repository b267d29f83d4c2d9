package io.slipway.registry.dockerfile;

import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// One instruction of a Dockerfile.
///
/// @param keyword in upper case
/// @param arguments what follows keyword and flags, continuations joined; without the text of heredocs
/// @param trigger of ONBUILD, the instruction that runs later
/// @param comments the comment lines right above it, without `#`
public record DockerfileInstruction(
        String keyword,
        List<InstructionFlag> flags,
        String arguments,
        List<HereDocument> heredocs,
        @Nullable DockerfileInstruction trigger,
        List<String> comments,
        SourceSpan span) {
    public DockerfileInstruction {
        flags = List.copyOf(flags);
        heredocs = List.copyOf(heredocs);
        comments = List.copyOf(comments);
    }

    public int line() {
        return span.line();
    }

    public int lastLine() {
        return span.lastLine();
    }

    /// The value of a flag, of the first where it is repeated.
    public Optional<String> flag(String name) {
        return flags.stream()
                .filter(flag -> flag.name().equals(name))
                .map(InstructionFlag::value)
                .findFirst();
    }

    /// The arguments as strings, where they are a JSON array of strings.
    public Optional<List<String>> json() {
        return JsonForm.of(arguments) instanceof JsonForm.Strings strings
                ? Optional.of(strings.values())
                : Optional.empty();
    }

    public boolean is(String other) {
        return keyword.equals(other);
    }

    /// Tells the lines on which characters of the arguments stand.
    IntUnaryOperator lines() {
        return span.linesFrom(span.length() - arguments.length());
    }

    DockerfileInstruction with(List<HereDocument> documents, int lastLine) {
        return new DockerfileInstruction(
                keyword,
                flags,
                arguments,
                documents,
                trigger == null ? null : trigger.with(documents, lastLine),
                comments,
                span.endingAt(lastLine));
    }
}

package io.slipway.registry.dockerfile;

/// One instruction: its keyword in upper case, the rest with continuations joined, and the lines it spans.
/// The text of heredocs is not part of the arguments.
public record DockerfileInstruction(String keyword, String arguments, int line, int lastLine) {}

package io.slipway.registry.dockerfile;

/// A flag of an instruction, `--name=value`; the value is empty where there is none.
public record InstructionFlag(String name, String value) {}

package io.slipway.engine;

/// A network to be made: a bridge of its own, whose interface on the host starts with `slip`.
public record NetworkSpec(NetworkName name, Labels labels) {}
